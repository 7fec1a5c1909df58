import { expect, it } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { snapshotName } from './snapshot.ts';

const AT = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18, 280));

it.each([
  ['Gate North', 'Gate-North_2026-11-20T16-41-18.280Z.png'],
  ['Tür 3 / Hof', 'Tür-3-Hof_2026-11-20T16-41-18.280Z.png'],
  ['../../etc', '..-..-etc_2026-11-20T16-41-18.280Z.png'],
  ['???', 'camera_2026-11-20T16-41-18.280Z.png'],
])('names a picture of "%s" after camera and moment, as a safe file name', (camera, name) => {
  expect(snapshotName(camera, AT)).toBe(name);
});
