import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId, connectionId } from '../../core/ids.ts';
import { plainCamera, plainEntry, plainSystem } from '../../testing/plain-systems.ts';
import { archiveLanes, archiveReason } from './archive-lanes.ts';
import { chooserRows } from './chooser-rows.ts';
import { archiveSystem, createFakeArchive } from './testing/fake-archive.ts';

const ref = (system: string, camera: string) => ({ system: connectionId(system), camera: cameraId(camera) });
const archive = createFakeArchive([]);
const terminal = archiveSystem('terminal', 'Terminal North', archive);
const depot = archiveSystem('depot', 'Depot', 'It keeps events only.');
const stateOf = (camera: string, system = terminal) =>
  archiveLanes([ref(system.entry.id, camera)], [terminal, depot, system].toReversed())[0]?.state;

describe('a row of the timeline', () => {
  it('has the archive of its system, and the names of both', () => {
    const [lane] = archiveLanes([ref('terminal', '2')], [depot, terminal]);
    expect(lane).toMatchObject({ key: 'terminal:2', name: 'Bodycam 07', systemName: 'Terminal North' });
    expect(lane?.state).toEqual({ kind: 'ready', archive });
  });

  it('says why its system has none, also when nobody is signed in there', () => {
    const reason = { kind: 'withheld', reason: 'It keeps events only.', signIn: false };
    expect(stateOf('1', depot)).toEqual(reason);
    expect(stateOf('1', { ...depot, session: { kind: 'signedOut' } })).toEqual(reason);
  });

  it('offers a sign-in where that mends it', () => {
    const signedOut = { ...terminal, session: { kind: 'signedOut' } as const };
    expect(stateOf('2', signedOut)).toMatchObject({ kind: 'withheld', signIn: true });
  });

  it('waits while the cameras are on their way', () => {
    const loading = plainSystem(plainEntry('terminal', 'Terminal North'), [], { loading: true });
    expect(stateOf('2', loading)).toEqual({ kind: 'loading' });
    expect(stateOf('2', { ...terminal, loading: true })).toEqual({ kind: 'loading' });
  });

  it('says that a camera is not there, unless nobody can know', () => {
    expect(stateOf('404')).toMatchObject({ kind: 'withheld', signIn: false });
    const failure = new Failure({ code: 'timeout', operation: 'list cameras' });
    expect(stateOf('404', { ...terminal, failure })).toMatchObject({ kind: 'ready' });
  });

  it('says that the address names a system of another site', () => {
    const [lane] = archiveLanes([ref('elsewhere', '1')], [terminal]);
    expect(lane?.state).toMatchObject({
      kind: 'withheld',
      reason: 'This site has no system called “elsewhere”.',
    });
  });
});

describe('the cameras to choose from', () => {
  it('are listed under their systems; those without an archive with the reason', () => {
    const rows = chooserRows([terminal, depot], '');
    expect(rows.map(({ name }) => name)).toEqual([
      'Terminal North',
      'Gate North',
      'Bodycam 07',
      'Depot',
      'Gate North',
      'Bodycam 07',
    ]);
    expect(rows.map(({ reason }) => reason === undefined)).toEqual([true, true, true, false, false, false]);
    expect(archiveReason(terminal)).toBeUndefined();
  });

  it('come first where their system has an archive', () => {
    expect(chooserRows([depot, terminal], '')).toEqual(chooserRows([terminal, depot], ''));
  });

  it('are found by words of the camera, its group and its system', () => {
    const quay = archiveSystem('quay', 'Quay', archive, [plainCamera('1', 'Crane', 'Überseehafen')]);
    expect(chooserRows([terminal, quay], 'uber cra').map(({ name }) => name)).toEqual(['Quay', 'Crane']);
    expect(chooserRows([terminal, quay], 'nothing like it')).toEqual([]);
  });

  it('have ids that are unique over all systems', () => {
    const ids = chooserRows([terminal, depot], '').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
