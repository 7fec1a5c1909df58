import { describe, expect, it } from 'vitest';
import { cameraRefText } from '../../../core/ids.ts';
import { offer } from '../../../core/offer.ts';
import { ONE_MINUTE } from '../../../core/units.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import type { SystemEntry } from '../../../systems/system-entry.ts';
import { plainCamera, plainSystem } from '../../../testing/plain-systems.ts';
import { HALF_HOUR, PIECES, spanAt } from '../testing/fake-exports.ts';
import { firstSeveral, reduceSeveral, type SeveralDraft, type SeveralEvent } from './several-draft.ts';
import { type CameraAnswer, systemPlans, totalsOf } from './several-plan.ts';
import { planned, planOf } from './testing/plans.ts';
import {
  NOW,
  QUAY,
  quayOptions,
  ref,
  signedIn,
  signedOut,
  someFootage,
  WAREHOUSE,
} from './testing/several-systems.ts';

const CAMERAS = [plainCamera('12', 'Aisle 12'), plainCamera('14', 'Aisle 14')];
const warehouse = signedIn(WAREHOUSE, 'Warehouse 4', offer(someFootage()), CAMERAS);
const quay = signedIn(QUAY, 'Quayside', offer(someFootage({ options: quayOptions })), []);
const of = (entry: SystemEntry, more: Partial<SystemCameras> = {}) =>
  plainSystem(entry, entry === warehouse ? CAMERAS : [plainCamera('1', 'Quay 1')], more);
const SITE = [of(warehouse), of(quay)];

const draftOf = (...events: readonly SeveralEvent[]): SeveralDraft =>
  [
    { kind: 'camerasAdded', refs: [ref('quay', '1'), ref('warehouse', '12')] } as const,
    ...events,
  ].reduce<SeveralDraft>(reduceSeveral, firstSeveral(HALF_HOUR, NOW));
const answer = (more: Partial<CameraAnswer> = {}): CameraAnswer => ({
  facts: { archives: [{ id: 'a', name: 'A', isDefault: true }], hasSound: undefined, refused: undefined },
  coverage: { kind: 'told', held: PIECES },
  estimate: undefined,
  ...more,
});
const plansWith = (more: Partial<CameraAnswer>, draft = draftOf()) =>
  systemPlans(draft, SITE, new Map([[cameraRefText(ref('warehouse', '12')), answer(more)]]));

describe('systemPlans', () => {
  it('has the systems in the order of the site, those without a chosen camera left out', () => {
    const plans = systemPlans(draftOf(), [...SITE, of(signedOut('other', 'Other'))], new Map());
    expect(plans.map(({ name }) => name)).toEqual(['Warehouse 4', 'Quayside']);
    expect(plans[1]?.cameras.map(({ name }) => name)).toEqual(['Quay 1']);
  });

  it('gives each system its own settings over its own defaults', () => {
    const plans = systemPlans(
      draftOf({ kind: 'settingsChanged', system: QUAY, field: 'folder', part: { folder: 'E:\\x' } }),
      SITE,
      new Map(),
    );
    expect(plans[1]?.settings).toMatchObject({ format: 'native', folder: 'E:\\x' });
    expect(plans[1]?.format?.mostCameras).toBe(3);
    expect(plans[0]?.settings).toMatchObject({ format: 'mp4', folder: '' });
  });

  it('gives a camera the range of all until it has its own', () => {
    const own = spanAt('16:10:00', '16:12:00');
    const camera = ref('warehouse', '12');
    const plans = plansWith(
      {},
      draftOf({ kind: 'ownTaken', ref: camera }, { kind: 'ownSet', ref: camera, part: own }),
    );
    expect(plans[0]?.cameras[0]).toMatchObject({ own, span: own });
    expect(plans[0]?.cameras[0]?.range?.whole).toBe(2 * ONE_MINUTE);
    expect(plans[1]?.cameras[0]).toMatchObject({ own: undefined, span: HALF_HOUR });
  });

  it('knows nothing of what is there where its system does not tell', () => {
    const [first] = plansWith({ coverage: { kind: 'notTold' } });
    expect(first?.cameras[0]).toMatchObject({ range: undefined, coverage: { kind: 'notTold' } });
  });

  it('says why a camera cannot be exported: refused, recorded nowhere, or gone', () => {
    const facts = { archives: [], hasSound: undefined, refused: undefined };
    expect(plansWith({ facts: { ...facts, refused: 'Not yours.' } })[0]?.cameras[0]?.refused).toBe(
      'Not yours.',
    );
    expect(plansWith({ facts })[0]?.cameras[0]?.refused).toBe('This camera is recorded in no archive.');
    const gone = draftOf({ kind: 'camerasAdded', refs: [ref('warehouse', '99')] });
    expect(plansWith({}, gone)[0]?.cameras[1]).toMatchObject({
      name: '99',
      refused: 'Its system shows no such camera to this account.',
    });
  });

  it('says of a system why nothing of it can be exported, and of an unknown one that it is none', () => {
    const out = signedOut('quay', 'Quayside');
    const plans = systemPlans(
      draftOf({ kind: 'camerasAdded', refs: [ref('old', '1')] }),
      [of(warehouse), plainSystem(out, [], { session: { kind: 'signedOut' } })],
      new Map(),
    );
    expect(plans.map(({ reason }) => reason)).toEqual([
      undefined,
      'Nobody is signed in.',
      'This site has no such system.',
    ]);
    expect(plans[1]?.cameras[0]?.refused).toBeUndefined();
  });

  it('takes no list that has not come for a list without the camera', () => {
    const plans = systemPlans(draftOf(), [plainSystem(warehouse, [], { loading: true })], new Map());
    expect(plans[0]?.cameras[0]).toMatchObject({ name: '12', refused: undefined });
  });
});

describe('totalsOf', () => {
  it('adds up what is requested and what is there, and counts those of which nobody tells', () => {
    const untold = planned('b', '1', { range: undefined, coverage: { kind: 'notTold' } });
    const broken = planned('b', '2', { span: undefined, range: undefined });
    expect(
      totalsOf([planOf('a', [planned('a', '1'), planned('a', '2')]), planOf('b', [untold, broken])]),
    ).toEqual({
      requested: 90 * ONE_MINUTE,
      present: 44 * ONE_MINUTE,
      told: 60 * ONE_MINUTE,
      untold: 1,
    });
  });
});
