import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { findListed, isSameEvent, listEvents, uniqueEvents } from './listed-event.ts';

const ref = { system: connectionId('depot'), camera: cameraId('7.2') };

function event(at: string, more: Partial<CameraEvent> = {}): CameraEvent {
  const startAt = epochMs(Date.parse(at));
  const endAt = epochMs(startAt + ONE_MINUTE);
  return {
    key: `e${startAt}`,
    camera: ref.camera,
    startAt,
    endAt,
    kind: 'motion',
    continuous: false,
    ...more,
  };
}
const grown = (one: CameraEvent): CameraEvent => ({
  ...one,
  key: `${one.key}-grown`,
  endAt: epochMs(one.endAt + ONE_MINUTE),
});
const keys = (events: readonly CameraEvent[]) => events.map(({ key }) => key);

const a = event('2026-11-20T12:00Z');
const b = event('2026-11-20T11:30Z');
const c = event('2026-11-20T11:00Z');

describe('events of several pages', () => {
  it('are one list, newest first, whatever the order of the pages', () => {
    expect(keys(uniqueEvents([{ events: [a, b] }, { events: [c] }]))).toEqual(keys([a, b, c]));
    expect(keys(uniqueEvents([{ events: [c] }, { events: [b, a] }]))).toEqual(keys([a, b, c]));
  });

  it('stand there once when a new event pushed them onto the next page', () => {
    expect(keys(uniqueEvents([{ events: [a, b] }, { events: [b, c] }]))).toEqual(keys([a, b, c]));
  });

  it('are as the newest page has them: one that goes on ends later there', () => {
    const later = { ...b, endAt: epochMs(b.endAt + ONE_MINUTE) };
    expect(uniqueEvents([{ events: [later] }, { events: [b] }])).toEqual([later]);
  });

  it('stand there once when one was told again with a later end, in whatever order', () => {
    expect(uniqueEvents([{ events: [grown(b)] }, { events: [b] }])).toEqual([grown(b)]);
    expect(uniqueEvents([{ events: [b] }, { events: [grown(b)] }])).toEqual([grown(b)]);
  });

  it('keep the order of the system when they begin at the same moment', () => {
    const twin = { ...a, key: 'twin' };
    expect(keys(uniqueEvents([{ events: [twin, a] }]))).toEqual(['twin', a.key]);
  });

  it('of another kind or camera are others, though they begin at the same moment', () => {
    const sound = { ...grown(a), kind: 'sound' } as const;
    const elsewhere = { ...grown(a), camera: cameraId('7.3') };
    expect(uniqueEvents([{ events: [a, sound] }])).toHaveLength(2);
    expect(uniqueEvents([{ events: [a, elsewhere] }])).toHaveLength(2);
    expect(isSameEvent(a, sound)).toBe(false);
  });

  it('may be none', () => {
    expect(uniqueEvents([])).toEqual([]);
  });
});

describe('the name of an event in a list', () => {
  it('stays while the event goes on', () => {
    expect(listEvents(ref, [grown(a)]).map(({ id }) => id)).toEqual(listEvents(ref, [a]).map(({ id }) => id));
  });

  it('is unique among twins, and among cameras', () => {
    const twins = listEvents(ref, [a, { ...a, key: 'twin' }, { ...a, key: 'third' }]);
    const other = listEvents({ ...ref, system: connectionId('quay') }, [a]);
    expect(new Set([...twins, ...other].map(({ id }) => id)).size).toBe(4);
  });
});

describe('the event of a link', () => {
  const listed = listEvents(ref, [a, b, c]);

  it('is found by its key', () => {
    expect(findListed(listed, ref, b)?.event).toBe(b);
  });

  it('is found by its beginning when it went on since the link was made', () => {
    expect(findListed(listEvents(ref, [a, grown(b)]), ref, { ...b, kind: 'other' })?.event.key).toBe(
      grown(b).key,
    );
  });

  it('is not found where it is not, or at another camera', () => {
    expect(findListed(listed, ref, event('2026-11-20T09:00Z'))).toBeUndefined();
    expect(findListed(listed, { ...ref, camera: cameraId('7.3') }, a)).toBeUndefined();
  });
});
