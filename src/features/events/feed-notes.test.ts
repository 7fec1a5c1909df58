import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, connectionId } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import type { CameraChoice } from './camera-choice.ts';
import type { FeedState } from './event-feed.ts';
import { feedNotes, systemNotes } from './feed-notes.ts';

const cut = new Failure({ code: 'timeout', operation: 'list events' });
const cameras = [plainCamera('1', 'Gate'), plainCamera('2', 'Yard'), plainCamera('3', 'Desk')];
const depot = plainSystem(plainEntry('depot', 'Depot'), cameras);
const quay = plainSystem(plainEntry('quay', 'Quay'), cameras);
const ref = (system: string, camera: string) => ({
  system: connectionId(system),
  camera: cameraId(camera),
});
const everywhere = ['depot', 'quay'].flatMap((system) => ['1', '2', '3'].map((id) => ref(system, id)));
const state = (more: Partial<FeedState>): FeedState => ({
  asked: everywhere,
  leftOut: 0,
  byNewest: true,
  events: [],
  hasOlder: false,
  loading: false,
  late: 0,
  failures: [],
  ...more,
});
const words = (more: Partial<FeedState>) => feedNotes(state(more), [depot, quay]).map((note) => note.words);
const failed = (...refs: readonly ReturnType<typeof ref>[]) => ({
  failures: refs.map((one) => ({ ref: one, failure: cut })),
});

describe('what a list over many cameras lacks', () => {
  it('is nothing when all answered', () => {
    expect(words({})).toEqual([]);
    expect(words({ asked: undefined })).toEqual([]);
  });

  it('is named by its camera, by their number, or by the whole system', () => {
    expect(words(failed(ref('depot', '2')))).toEqual(['Yard could not be asked.']);
    expect(words(failed(ref('depot', '2'), ref('depot', '3')))).toEqual([
      '2 cameras of Depot could not be asked.',
    ]);
    const whole = failed(ref('quay', '1'), ref('quay', '2'), ref('quay', '3'));
    expect(words(whole)).toEqual(['Quay does not answer: its events are missing.']);
    expect(feedNotes(state(whole), [depot, quay])[0]).toMatchObject({ act: 'askAgain', system: 'quay' });
  });

  it('may come late', () => {
    expect(words({ late: 1 })[0]).toMatch(/^1 camera is slow/);
    expect(words({ late: 3 })[0]).toMatch(/^3 cameras are slow/);
  });

  it('may be too much: then it says which cameras are asked', () => {
    expect(words({ leftOut: 12 })).toEqual([
      'The 100 cameras with the newest events: choose cameras to see others.',
    ]);
    expect(words({ leftOut: 12, byNewest: false })[0]).toMatch(/^100 of 18 cameras/);
  });
});

describe('systems that are not in it', () => {
  const notes = (choice: CameraChoice, ...systems: readonly (typeof depot)[]) =>
    systemNotes(systems, choice, (system) => (system === quay ? 'It keeps no events.' : undefined));

  it('say why, and what can be done', () => {
    const out = { ...depot, session: { kind: 'signedOut' } } as const;
    expect(notes({ kind: 'all' }, out)).toEqual([
      { id: 'depot', words: 'Signed out of Depot: its events are missing.', act: 'signIn', system: 'depot' },
    ]);
    expect(notes({ kind: 'all' }, { ...depot, failure: cut })[0]).toMatchObject({ act: 'listAgain' });
    expect(notes({ kind: 'all' }, { ...depot, loading: true })[0]?.words).toMatch(/not listed its cameras/);
    expect(notes({ kind: 'all' }, depot, quay).map((note) => note.words)).toEqual([
      'Quay: It keeps no events.',
    ]);
  });

  it('say nothing when none of their cameras is chosen', () => {
    expect(notes({ kind: 'some', cameras: [ref('depot', '1')] }, quay)).toEqual([]);
  });
});
