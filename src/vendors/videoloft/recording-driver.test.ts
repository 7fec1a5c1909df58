import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import type { ManualRecording, Recording } from '../contract-control.ts';

let site: EmulatedVideoloft;
let recordings: ManualRecording;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);
const CAMERA = CAMERAS.gate;

beforeEach(async () => {
  site = createEmulatedVideoloft();
  const { can } = site.system;
  if (!can.recording.offered) throw new Error('Recording is offered.');
  recordings = can.recording.use;
  await site.signIn();
});
afterEach(() => site.close());

const triggers = () => site.emulator.log.entries().filter(({ action }) => action === 'triggerevent');
const takenGaps = () => {
  const times = triggers()
    .filter(({ status }) => status === 200)
    .map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
};
function expectRhythm(fewest: number): void {
  expect(takenGaps().length).toBeGreaterThanOrEqual(fewest);
  for (const gap of takenGaps()) {
    expect(gap).toBeGreaterThanOrEqual(12 * ONE_SECOND);
    expect(gap).toBeLessThanOrEqual(18 * ONE_SECOND);
  }
}
const kind = (recording: Recording) => recording.state.get().kind;

async function started(camera = CAMERA): Promise<Recording> {
  const recording = recordings.start(camera);
  await site.clock.advance(seconds(1));
  return recording;
}

describe('recording on demand', () => {
  test('sends triggerevent at once and every 15 s, and the camera records all the time (rules 2, 14)', async () => {
    const recording = recordings.start(CAMERA);
    expect(recording.state.get()).toEqual({ kind: 'starting' });
    const from = site.clock.now();
    await site.clock.advance(seconds(1));
    expect(recording.state.get()).toMatchObject({ kind: 'recording', since: from });
    expect(triggers()).toMatchObject([{ uidd: CAMERA, status: 200, node: 'logger-a' }]);
    for (let turn = 0; turn < 25; turn += 1) {
      await site.clock.advance(seconds(5));
      expect(site.emulator.control.recording(CAMERA)).toBeDefined();
    }
    expectRhythm(8);
    expect(new Set(takenGaps())).toEqual(new Set([15 * ONE_SECOND]));
  });

  test('keeps its rhythm however long the answers take', async () => {
    await started();
    for (const delay of [13_500, 0, 0, 0]) {
      site.emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: delay });
      await site.clock.advance(seconds(15));
    }
    // The time of the log is that of the arrival, whatever the answer does.
    const times = triggers().map(({ at }) => at);
    expect(times.length).toBeGreaterThanOrEqual(5);
    for (const [index, at] of times.slice(1).entries()) {
      expect(at - (times[index] ?? 0)).toBe(15 * ONE_SECOND);
    }
  });

  test('ends 20 s after the last trigger, and the event plays to 5 s after it (rule 2)', async () => {
    const recording = await started();
    await site.clock.advance(seconds(20));
    const last = triggers().at(-1)?.at ?? 0;
    recording.stop();
    const state = recording.state.get();
    expect(state).toMatchObject({
      kind: 'ending',
      stoppedAt: site.clock.now(),
      endsAbout: last + 20_000,
      playsUntil: last + 5000,
    });
    expect(site.emulator.control.recording(CAMERA)?.endsAt).toBe(last + 20_000);
    expect(recordings.running.get()).toEqual([recording]);
    await site.clock.advance(seconds(20));
    expect(kind(recording)).toBe('ended');
    expect(site.emulator.control.recording(CAMERA)).toBeUndefined();
    expect(recordings.running.get()).toEqual([]);
    await site.clock.advance(ONE_MINUTE);
    expect(triggers().at(-1)?.at).toBe(last);
  });

  test('says what happens after stop', () => {
    expect(recordings.afterStop).toMatch(/^[A-Z].*20 s.*5 s.*\.$/);
  });

  test('stops by itself after 5 minutes, and later when it is prolonged', async () => {
    const recording = await started();
    await site.clock.advance(ms(4 * ONE_MINUTE));
    recording.prolong();
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(kind(recording)).toBe('recording');
    await site.clock.advance(ms(2 * ONE_MINUTE));
    expect(kind(recording)).toBe('ended');
    expectRhythm(35);
  });

  test('is one for each camera: who starts it again gets the one under way', async () => {
    const first = await started();
    const other = await started(CAMERAS.counter);
    expect(recordings.start(CAMERA)).toBe(first);
    expect(recordings.running.get()).toEqual([first, other]);
    first.stop();
    other.stop();
    await site.clock.advance(seconds(30));
    expect(recordings.running.get()).toEqual([]);
    expect(await started()).not.toBe(first);
  });

  test('started again while it ends goes on with the same event, in its rhythm', async () => {
    const first = await started();
    await site.clock.advance(seconds(16));
    const begun = site.emulator.control.recording(CAMERA)?.startt;
    first.stop();
    await site.clock.advance(seconds(5));
    const second = recordings.start(CAMERA);
    expect(second).not.toBe(first);
    expect(kind(first)).toBe('ended');
    expect(kind(second)).toBe('recording');
    expect(recordings.running.get()).toEqual([second]);
    await site.clock.advance(seconds(40));
    expectRhythm(3);
    expect(site.emulator.control.recording(CAMERA)?.startt).toBe(begun);
  });

  test('is stopped before its first trigger leaves without asking anything of the camera', async () => {
    const recording = recordings.start(CAMERA);
    recording.stop();
    expect(kind(recording)).toBe('ended');
    await site.clock.advance(ONE_MINUTE);
    expect(triggers()).toEqual([]);
  });
});

describe('recording when something fails', () => {
  test('repeats a lost trigger so soon that the camera does not stop', async () => {
    const recording = await started();
    site.emulator.faults.add({ op: 'sendcameratask', kind: 'drop' });
    await site.clock.advance(seconds(15));
    expect(recording.state.get()).toMatchObject({ kind: 'recording', trouble: { code: 'unreachable' } });
    await site.clock.advance(seconds(30));
    expect(recording.state.get()).toMatchObject({ kind: 'recording', trouble: undefined, hole: false });
    expectRhythm(2);
  });

  test('goes on by itself after the network was away, and says that there may be a hole', async () => {
    const recording = await started();
    site.emulator.control.cut(true);
    await site.clock.advance(seconds(40));
    expect(recording.state.get()).toMatchObject({ kind: 'recording', hole: true });
    const seen = triggers().filter(({ status }) => status === 200).length;
    site.emulator.control.cut(false);
    await site.clock.advance(seconds(8));
    expect(triggers().filter(({ status }) => status === 200).length).toBeGreaterThan(seen);
    expect(recording.state.get()).toMatchObject({ kind: 'recording', trouble: undefined, hole: true });
  });

  test('follows a camera to its new logger within the same trigger', async () => {
    const recording = await started();
    site.emulator.control.moveLogger(CAMERA, 1);
    await site.clock.advance(seconds(20));
    expect(triggers().map(({ node, status }) => [node, status])).toEqual([
      ['logger-a', 200],
      ['logger-a', 404],
      ['logger-b', 200],
    ]);
    expect(recording.state.get()).toMatchObject({ kind: 'recording', trouble: undefined });
  });

  test('goes on with a new token when the old one is refused', async () => {
    const recording = await started();
    site.emulator.control.expireTokens();
    await site.clock.advance(seconds(50));
    expectRhythm(3);
    expect(recording.state.get()).toMatchObject({ kind: 'recording', trouble: undefined, hole: false });
  });

  test('fails in the words of the system for who may only look (rule 8)', async () => {
    await site.signIn({ user: 'viewer@harbour.example', password: 'harbour-view', keep: 'untilReload' });
    const recording = await started();
    expect(recording.state.get()).toMatchObject({
      kind: 'failed',
      failure: { code: 'notPermitted', facts: { system: site.system.id } },
    });
    expect(recordings.running.get()).toEqual([]);
    await site.clock.advance(ONE_MINUTE);
    expect(triggers()).toHaveLength(1);
  });

  test('fails when the sign-in is lost, and is stopped by signing out', async () => {
    const lost = await started();
    site.emulator.control.revokeLogins();
    site.emulator.faults.add({ op: 'login.post', kind: 'status', status: 401, times: Infinity });
    site.emulator.control.expireTokens();
    await site.clock.advance(seconds(30));
    expect(lost.state.get()).toMatchObject({ kind: 'failed', failure: { code: 'signInNeeded' } });
    site.emulator.faults.clear();
    await site.signIn();
    const stopped = await started();
    await site.clock.settle(site.system.session.signOut());
    expect(kind(stopped)).toBe('ending');
    await site.clock.advance(seconds(25));
    expect(kind(stopped)).toBe('ended');
  });

  test('asks nothing after the end of the system', async () => {
    const recording = await started();
    site.system.dispose();
    expect(kind(recording)).toBe('ended');
    await site.clock.advance(ONE_MINUTE);
    expect(triggers()).toHaveLength(1);
  });
});
