/**
 * The camera's servers over a reload of the page, so that the first picture does not wait for them to
 * be asked again. Anybody can read the note: it holds names of servers and streams, bound to the
 * account that was told them, and no serial number.
 */
import * as v from 'valibot';
import { type EpochMs, epochMs, msBetween } from '../../core/units.ts';
import type { TabNote } from '../../platform/tab-note.ts';
import { VIEWER_INFO_KEPT, VIEWER_INFO_MAX_AGE } from './limits.ts';
import type { Servers } from './servers.ts';
import type { ViewerInfo } from './viewer-info.ts';
import { filledText, idLike, lenient, parseRow } from './wire.ts';

/** A camera's details and when they were asked for. */
export interface DatedInfo {
  readonly info: ViewerInfo;
  readonly at: EpochMs;
}

export interface ViewerInfoNote {
  /** What was noted for this account and is not too old at `now`. */
  readonly read: (uid: string, now: EpochMs) => ReadonlyMap<string, DatedInfo>;
  /** Replaces the note by the newest of these. */
  readonly write: (uid: string, entries: Iterable<DatedInfo>) => void;
  readonly clear: () => void;
}

const noteSchema = v.object({ uid: idLike, servers: v.array(v.unknown()) });
const rowSchema = v.object({
  uidd: idLike,
  at: v.pipe(v.number(), v.finite(), v.transform(epochMs)),
  logger: filledText,
  wowza: lenient(filledText),
  streamname: lenient(idLike),
  deviceType: lenient(filledText),
});

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function createViewerInfoNote(note: TabNote, servers: Servers): ViewerInfoNote {
  function toDated(raw: unknown, now: EpochMs): DatedInfo | undefined {
    const row = parseRow(rowSchema, raw);
    if (row === undefined) return undefined;
    const age = msBetween(row.at, now);
    // A time that is still to come was noted by another clock: nobody knows how old it is.
    if (age < 0 || age >= VIEWER_INFO_MAX_AGE) return undefined;
    // The configuration may have changed since, and with it which servers may be given a token.
    const logger = servers.named(row.logger);
    if (logger === undefined) return undefined;
    const wowza = row.wowza === undefined ? undefined : servers.named(row.wowza);
    const { uidd, at, streamname, deviceType } = row;
    return { info: { uidd, logger, wowza, streamname, deviceType, about: undefined }, at };
  }

  return {
    read: (uid, now) => {
      const found = new Map<string, DatedInfo>();
      const read = parseRow(noteSchema, parseJson(note.read()));
      if (read === undefined) return found;
      if (read.uid !== uid) {
        // Somebody else's; they are gone.
        note.clear();
        return found;
      }
      for (const raw of read.servers.slice(0, VIEWER_INFO_KEPT)) {
        const dated = toDated(raw, now);
        if (dated !== undefined) found.set(dated.info.uidd, dated);
      }
      return found;
    },
    write: (uid, entries) => {
      const newest = [...entries].toSorted((a, b) => b.at - a.at).slice(0, VIEWER_INFO_KEPT);
      const rows = newest.map(({ info: { uidd, logger, wowza, streamname, deviceType }, at }) => ({
        uidd,
        at,
        logger: logger.origin,
        wowza: wowza?.origin,
        streamname,
        deviceType,
      }));
      note.write(JSON.stringify({ uid, servers: rows }));
    },
    clear: note.clear,
  };
}
