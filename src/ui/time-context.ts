/** The zone that the person chose, for every part that shows a time. */
import { createContext, useCallback, useContext } from 'react';
import { createTimeFormat, offsetZone, type TimeFormat, type ZoneChoice } from '../core/time-zone.ts';
import type { Ms } from '../core/units.ts';

export interface TimeSetting {
  readonly choice: ZoneChoice;
  /** Formats in the chosen zone; for 'camera' without a camera, the site's. */
  readonly format: TimeFormat;
  readonly locale: string;
}

const UTC: TimeSetting = { choice: 'utc', format: createTimeFormat('UTC', 'en-GB'), locale: 'en-GB' };

export const TimeContext = createContext<TimeSetting>(UTC);

const cameraFormats = new Map<string, TimeFormat>();

function cameraFormat(offset: Ms, locale: string): TimeFormat {
  const zone = offsetZone(offset);
  const name = `${zone} ${locale}`;
  const known = cameraFormats.get(name);
  if (known !== undefined) return known;
  const made = createTimeFormat(zone, locale);
  cameraFormats.set(name, made);
  return made;
}

/** Gives the formats for a camera's offset, honoured when the person chose the camera's own time. */
export function useTimeFormatOf(): (cameraOffset: Ms | undefined) => TimeFormat {
  const setting = useContext(TimeContext);
  return useCallback(
    (offset) =>
      setting.choice === 'camera' && offset !== undefined
        ? cameraFormat(offset, setting.locale)
        : setting.format,
    [setting],
  );
}

/** The formats to use for one camera's offset. */
export const useTimeFormat = (cameraOffset?: Ms): TimeFormat => useTimeFormatOf()(cameraOffset);
