/** Gives every part the zone that the person chose. */
import { type ReactNode, useMemo } from 'react';
import { createTimeFormat } from '../core/time-zone.ts';
import { TimeContext } from '../ui/time-context.ts';
import { usePreferences } from './preferences-context.ts';

export interface TimeProviderProps {
  readonly siteZone: string;
  readonly children: ReactNode;
}

export function TimeProvider({ siteZone, children }: TimeProviderProps) {
  const { zone: choice } = usePreferences();
  const setting = useMemo(() => {
    const locale = navigator.language;
    const viewerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = { site: siteZone, camera: siteZone, viewer: viewerZone, utc: 'UTC' };
    return { choice, locale, format: createTimeFormat(zones[choice], locale) };
  }, [choice, siteZone]);
  return <TimeContext value={setting}>{children}</TimeContext>;
}
