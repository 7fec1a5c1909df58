import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cameraId, cameraRefText, connectionId } from '../../core/ids.ts';
import { spanLength } from '../../core/time-span.ts';
import { epochMs, ONE_DAY, ONE_HOUR } from '../../core/units.ts';
import { archiveSearchSchema } from './archive-address.ts';
import {
  timelineKey,
  toSelection,
  toSelectionSearch,
  toTimeline,
  toTimelineSearch,
} from './archive-search.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const read = (search: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(v.parse(archiveSearchSchema, search)).filter(([, value]) => value !== undefined),
  );
const ref = (camera: string) => ({ system: connectionId('terminal'), camera: cameraId(camera) });
const AT = '2026-11-20T14:02:10.000Z';
const UNTIL = '2026-11-20T14:07:42.000Z';

describe('the address of the archive', () => {
  it('is read as it is written', () => {
    const search = { camera: 'terminal:7', cameras: 'terminal:7,depot:1', at: AT, until: UNTIL, span: 900 };
    expect(read(search)).toEqual(search);
  });

  it.each([
    { camera: { a: 1 } },
    { camera: 'x'.repeat(3_000) },
    { at: 'yesterday' },
    { span: -1 },
    { span: 'wide' },
    { span: 1e12 },
    { elsewhere: 'kept by nobody' },
  ])('leaves out what it cannot read: %o', (search) => {
    expect(read(search)).toEqual({});
  });

  it('opens the camera of a link at its moment, with the range from there marked and in view', () => {
    const { playhead, mark, view } = toTimeline({ camera: 'terminal:7', at: AT, until: UNTIL }, NOW);
    expect(playhead).toBe(Date.parse(AT));
    expect(mark).toEqual({ from: Date.parse(AT), until: Date.parse(UNTIL) });
    expect(view.from).toBeLessThan(Date.parse(AT));
    expect(view.until).toBeGreaterThan(Date.parse(UNTIL));
  });

  it('keeps the range where it is when the playhead goes on', () => {
    const opened = toTimeline({ at: AT, until: UNTIL }, NOW);
    const moved = { ...opened, playhead: epochMs(opened.playhead + 30_000) };
    const search = toTimelineSearch(moved);
    expect(search.from).toBe(AT);
    expect(toTimeline(search, NOW)).toEqual(moved);
  });

  it('says the same again after a round trip', () => {
    const opened = toTimeline({ at: AT, until: UNTIL }, NOW);
    const search = toTimelineSearch(opened);
    expect(search.from).toBeUndefined();
    expect(timelineKey(toTimelineSearch(toTimeline(search, NOW)))).toBe(timelineKey(search));
  });

  it.each([{ at: AT, until: AT }, { at: UNTIL, until: AT }, { until: UNTIL }, { from: AT }])(
    'marks nothing that has no length: %o',
    (search) => {
      expect(toTimeline(search, NOW).mark).toBeUndefined();
    },
  );

  it('shows an hour round a moment, and half a day up to now when it names none', () => {
    expect(spanLength(toTimeline({ at: AT }, NOW).view)).toBe(ONE_HOUR);
    const { view, playhead } = toTimeline({}, NOW);
    expect(spanLength(view)).toBe(12 * ONE_HOUR);
    expect(view.from < NOW && NOW < view.until).toBe(true);
    expect(playhead).toBeLessThan(NOW);
  });

  it('shows a moment after now, where a wrong clock put it', () => {
    const at = new Date(NOW + 3 * ONE_DAY).toISOString();
    const { view } = toTimeline({ at }, NOW);
    expect(view.from < Date.parse(at) && Date.parse(at) < view.until).toBe(true);
  });
});

describe('the cameras of an address', () => {
  it('are one, or several in their order, each once', () => {
    expect(toSelection({ camera: 'terminal:7' })).toEqual({ cameras: [ref('7')], selected: ref('7') });
    expect(toSelection({ cameras: 'terminal:1,terminal:2,terminal:1' })).toEqual({
      cameras: [ref('1'), ref('2')],
      selected: ref('1'),
    });
  });

  it('always hold the selected one', () => {
    expect(toSelection({ camera: 'terminal:9', cameras: 'terminal:1' }).cameras.map(cameraRefText)).toEqual([
      'terminal:9',
      'terminal:1',
    ]);
    expect(toSelection({ camera: 'nonsense' })).toEqual({ cameras: [], selected: undefined });
  });

  it('are at most nine', () => {
    const cameras = Array.from({ length: 30 }, (_, index) => `terminal:${index}`).join(',');
    expect(toSelection({ cameras }).cameras).toHaveLength(9);
    expect(toSelection({ cameras, camera: 'terminal:20' }).selected).toEqual(ref('20'));
  });

  it('come back as they were written, also with a comma in an id', () => {
    const cameras = [ref('{a,b}'), ref('50%2C')];
    const search = toSelectionSearch(cameras, cameras[1]);
    expect(toSelection(search)).toEqual({ cameras, selected: cameras[1] });
  });

  it('select another when the selected one is taken away, and leave nothing when none is left', () => {
    expect(toSelectionSearch([ref('1')], ref('2'))).toEqual({ camera: 'terminal:1', cameras: undefined });
    expect(toSelectionSearch([], ref('2'))).toEqual({ camera: undefined, cameras: undefined });
  });
});
