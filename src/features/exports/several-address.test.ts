import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { MOST_CAMERAS, readSeveralAsk, severalPath } from './several-address.ts';

const ref = (system: string, camera: string) => ({ system: connectionId(system), camera: cameraId(camera) });
const FROM = epochMs(Date.parse('2026-11-22T13:02:00.000Z'));
const UNTIL = epochMs(Date.parse('2026-11-22T13:12:00.000Z'));
/** As the router reads it: each value as JSON where it is any. */
function searchOf(path: string): Record<string, unknown> {
  const { searchParams } = new URL(path, 'http://localhost');
  return Object.fromEntries(
    [...searchParams].map(([name, value]) => [name, value.startsWith('[') ? JSON.parse(value) : value]),
  );
}

describe('severalPath', () => {
  it('is read back as it was written, whichever signs a reference holds', () => {
    const ask = {
      cameras: [
        ref('warehouse', 'HOST/DeviceIpint.1/Source,video:0:0'),
        ref('quay', '7015498111931795223/1'),
      ],
      from: FROM,
      until: UNTIL,
    };
    expect(readSeveralAsk(searchOf(severalPath(ask)))).toEqual(ask);
  });

  it('has no entries for nothing', () => {
    expect(severalPath()).toBe('/exports/several');
    expect(severalPath({ cameras: [] })).toBe('/exports/several');
  });

  it('takes no more cameras than fit', () => {
    const cameras = Array.from({ length: MOST_CAMERAS + 5 }, (_, index) => ref('a', String(index)));
    expect(readSeveralAsk(searchOf(severalPath({ cameras }))).cameras).toHaveLength(MOST_CAMERAS);
  });
});

describe('readSeveralAsk', () => {
  it('takes one camera for a list of one', () => {
    expect(readSeveralAsk({ cameras: 'a:1' }).cameras).toEqual([ref('a', '1')]);
  });

  it('leaves out what is no reference, and what stands there twice', () => {
    expect(
      readSeveralAsk({ cameras: ['a:1', 7, 'none', null, 'a:1', `a:${'9'.repeat(400)}`] }).cameras,
    ).toEqual([ref('a', '1')]);
    expect(readSeveralAsk({ cameras: { evil: true } }).cameras).toEqual([]);
  });

  it('turns times round that run backwards, and leaves out those that are none', () => {
    expect(
      readSeveralAsk({ from: new Date(UNTIL).toISOString(), until: new Date(FROM).toISOString() }),
    ).toMatchObject({ from: FROM, until: UNTIL });
    expect(readSeveralAsk({ from: 'yesterday', until: 5 })).toEqual({
      cameras: [],
      from: undefined,
      until: undefined,
    });
  });
});
