/** A window that watches another one do the work: shows its list, and passes on what people do here. */
import { createStore, type Readable } from '../../core/readable.ts';
import { type Ms, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WindowChannel } from '../../platform/window-channel.ts';
import type { AccessEntry } from '../system-access.ts';
import type { ExportCommand } from './export-command.ts';
import type { ExportItem, ExportPreset } from './export-model.ts';
import { isNews, type KnownSession, type ListNews, parseMessage } from './export-protocol.ts';

export interface ExportFollower {
  readonly items: Readable<readonly ExportItem[]>;
  readonly presets: Readable<readonly ExportPreset[]>;
  /** Whether the other window has shown its list. */
  readonly isThere: Readable<boolean>;
  readonly act: (command: ExportCommand) => void;
  /** Ends it; answers with the commands that nobody has acted on, in their order. */
  readonly dispose: () => readonly ExportCommand[];
}

export interface FollowerHost {
  readonly clock: Clock;
  readonly channel: WindowChannel;
  readonly newId: () => string;
  readonly systems: readonly Pick<AccessEntry, 'id' | 'session'>[];
  /** What this window showed until now. */
  readonly shown: { readonly items: readonly ExportItem[]; readonly presets: readonly ExportPreset[] };
}

/** The other window may be going just now: what it has not acknowledged is said to the next one. */
const SAY_AGAIN: Ms = ONE_SECOND;

export function createExportFollower(host: FollowerHost): ExportFollower {
  const { clock, channel, newId, systems, shown } = host;
  const items = createStore(shown.items);
  const presets = createStore(shown.presets);
  const isThere = createStore(false);
  /** Said, and not acknowledged. */
  const waiting = new Map<string, ExportCommand>();
  let cancelTimer: (() => void) | undefined;

  function say(): void {
    if (!isThere.get()) channel.post({ kind: 'hello' });
    for (const [message, command] of waiting) channel.post({ kind: 'command', message, command });
    cancelTimer?.();
    const isQuiet = isThere.get() && waiting.size === 0;
    cancelTimer = isQuiet ? undefined : clock.after(SAY_AGAIN, say);
  }

  /** Only what is known here: the working window may be waiting for somebody to sign in. */
  function tellSessions(): void {
    const sessions = systems.flatMap(({ id, session }): readonly KnownSession[] => {
      const now = session.get();
      return now.kind === 'signedIn' ? [{ system: id, account: now.account }] : [];
    });
    if (sessions.length > 0) channel.post({ kind: 'signedIn', sessions });
  }

  function take(news: ListNews): void {
    switch (news.kind) {
      case 'list':
        items.set(news.items);
        presets.set(news.presets);
        isThere.set(true);
        tellSessions();
        return;
      case 'changed':
        // What changed in a list that was never seen means nothing.
        if (isThere.get()) items.set(merged(items.get(), news.items, news.removed));
        return;
      case 'presets':
        presets.set(news.presets);
        return;
      case 'acted':
        waiting.delete(news.message);
    }
  }

  const stopHearing = channel.listen((heard) => {
    const message = parseMessage(heard);
    if (message !== undefined && isNews(message)) take(message);
  });
  const stops = [stopHearing, ...systems.map(({ session }) => session.subscribe(tellSessions))];
  say();

  return {
    items,
    presets,
    isThere,
    act: (command) => {
      waiting.set(newId(), command);
      say();
    },
    dispose: () => {
      for (const stop of stops) stop();
      cancelTimer?.();
      return [...waiting.values()];
    },
  };
}

/** The list with what changed; the same objects for what did not. */
function merged(
  before: readonly ExportItem[],
  changed: readonly ExportItem[],
  removed: readonly string[],
): readonly ExportItem[] {
  const news = new Map(changed.map((item) => [item.id, item]));
  const gone = new Set(removed);
  const known = new Set(before.map(({ id }) => id));
  const fresh = changed.filter(({ id }) => !known.has(id) && !gone.has(id));
  const rest = before.flatMap((item) => (gone.has(item.id) ? [] : [news.get(item.id) ?? item]));
  if (fresh.length === 0) return rest;
  return [...fresh, ...rest].toSorted((one, other) => other.createdAt - one.createdAt);
}
