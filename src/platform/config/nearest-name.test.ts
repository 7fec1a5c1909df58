import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

it('finds the name that was mistyped, whatever its case', () => {
  expect(nearestName('conections', ['site', 'connections', 'kiosk'])).toBe('connections');
  expect(nearestName('TIMEZONE', ['name', 'timeZone'])).toBe('timeZone');
});

it('guesses nothing when nothing is near', () => {
  expect(nearestName('retention', ['site', 'connections', 'kiosk'])).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});
