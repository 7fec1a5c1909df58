import { expect, test } from 'vitest';
import { toCameraState } from './camera-status.ts';

test.each([
  ['Online', 'online'],
  ['Recording', 'online'],
  ['online', 'online'],
  ['Offline', 'offline'],
  ['Unauthorized', 'noVideo'],
  ['NotDefined', 'unknown'],
  ['Incompatible', 'unknown'],
  ['<b>Online</b>', 'unknown'],
  [undefined, 'unknown'],
] as const)('an ordinary camera that is %s counts as %s', (status, state) => {
  expect(toCameraState({ status, isVirtual: false })).toBe(state);
});

test.each([
  ['Online', 'online'],
  ['Recording', 'online'],
  ['Offline', 'noVideo'],
  ['Unauthorized', 'noVideo'],
  ['NotDefined', 'noVideo'],
  [undefined, 'noVideo'],
] as const)('a virtual camera that is %s counts as %s: nothing stands behind it', (status, state) => {
  expect(toCameraState({ status, isVirtual: true })).toBe(state);
});
