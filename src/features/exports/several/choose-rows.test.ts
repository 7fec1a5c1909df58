import { describe, expect, it } from 'vitest';
import { offer, withhold } from '../../../core/offer.ts';
import { plainCamera, plainSystem } from '../../../testing/plain-systems.ts';
import { chooseRows } from './choose-rows.ts';
import { signedIn, signedOut, someFootage } from './testing/several-systems.ts';

const CAMERAS = [plainCamera('1', 'Gate North', 'Yard'), plainCamera('2', 'Corridor B', 'Office')];
const can = plainSystem(signedIn('a', 'Terminal', offer(someFootage()), CAMERAS), CAMERAS);
const cannot = plainSystem(signedIn('b', 'Faces', withhold('It keeps no recordings.'), CAMERAS), CAMERAS);
const out = plainSystem(signedOut('c', 'Harbour'), [], { session: { kind: 'signedOut' } });
const ids = (query: string) => chooseRows([out, cannot, can], query).map(({ id }) => id);

describe('chooseRows', () => {
  it('has systems that export first, with their cameras, and the others without', () => {
    expect(ids('')).toEqual(['system a', 'a:1', 'a:2', 'system c', 'system b']);
  });

  it('says why a system exports nothing, and whether signing in helps', () => {
    const [, , , third, fourth] = chooseRows([out, cannot, can], '');
    expect(third).toMatchObject({ reason: 'Nobody is signed in.', isSignedOut: true, refs: [] });
    expect(fourth).toMatchObject({ reason: 'It keeps no recordings.', isSignedOut: false });
  });

  it('finds cameras by name, group and system, and systems by name', () => {
    expect(ids('yard')).toEqual(['system a', 'a:1']);
    expect(ids('terminal corridor')).toEqual(['system a', 'a:2']);
    expect(ids('faces')).toEqual(['system b']);
    expect(ids('nothing of it')).toEqual([]);
  });

  it('knows of a system which of its cameras are found', () => {
    const [first] = chooseRows([can], 'corridor');
    expect(first?.kind === 'system' && first.refs.map(({ camera }) => camera)).toEqual(['2']);
  });

  it('says that a system is being asked', () => {
    const [first] = chooseRows([plainSystem(can.entry, [], { loading: true })], '');
    expect(first).toMatchObject({ isLoading: true, reason: undefined });
  });

  it('has a line for each of thousands of cameras', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => plainCamera(String(index), `Camera ${index}`));
    expect(chooseRows([plainSystem(can.entry, many)], '')).toHaveLength(5_001);
  });
});
