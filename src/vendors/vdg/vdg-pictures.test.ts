import { expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { VdgCall } from './vdg-client.ts';
import { vdgCameraId } from './vdg-devices.ts';
import { createVdgPictures } from './vdg-pictures.ts';

const NOW = epochMs(Date.UTC(2026, 8, 16, 13, 5));
const AT = epochMs(Date.UTC(2026, 8, 16, 10, 0, 0, 250));
const signal = new AbortController().signal;
const CAMERA = vdgCameraId('7015498111931795223', '5');
const jpeg = new Blob(['\u00FF\u00D8'], { type: 'image/jpeg' });

function make(image: Blob | undefined) {
  const calls: VdgCall[] = [];
  const client = {
    image: (call: VdgCall) => {
      calls.push(call);
      return Promise.resolve(image);
    },
  };
  const clock = createFakeClock(NOW, () => Promise.resolve());
  return { calls, pictures: createVdgPictures({ system: connectionId('harbourside'), client, clock }) };
}

test('a recorded picture is asked for in UTC with milliseconds, at or before the moment', async () => {
  const { calls, pictures } = make(jpeg);
  expect(await pictures.at(CAMERA, AT, signal)).toEqual({ image: jpeg, at: AT });
  expect(calls[0]).toMatchObject({
    command: 'getHistoricalImage',
    kind: 'read',
    query: [
      ['serverid', '7015498111931795223'],
      ['cameraid', '5'],
      ['time', '2026-09-16 10:00:00.250'],
      ['type', 'atorbefore'],
    ],
  });
});

test('a live picture is of now, and asks for no time', async () => {
  const { calls, pictures } = make(jpeg);
  expect(await pictures.live(CAMERA, signal)).toEqual({ image: jpeg, at: NOW });
  expect(calls[0]?.query?.filter(([, value]) => value !== undefined)).toEqual([
    ['serverid', '7015498111931795223'],
    ['cameraid', '5'],
  ]);
});

test('where the server has none there is none', async () => {
  const { pictures } = make(undefined);
  expect(await pictures.at(CAMERA, AT, signal)).toBeUndefined();
  expect(await pictures.live(CAMERA, signal)).toBeUndefined();
});
