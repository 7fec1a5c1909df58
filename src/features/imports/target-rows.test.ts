import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { offer, withhold } from '../../core/offer.ts';
import { plainCamera, plainEntry } from '../../testing/plain-systems.ts';
import { anImports } from './testing/fake-imports.ts';
import { choosable, targetRows } from './target-rows.ts';
import { cameraName, systemName, takenEndings, type TargetSystem } from './use-import-targets.ts';

const system = (
  id: string,
  name: string,
  cameras: readonly string[],
  more: Partial<TargetSystem> = {},
): TargetSystem => ({
  entry: plainEntry(id, name),
  imports: anImports(),
  cameras: cameras.map((camera) => plainCamera(`${id}-${camera}`, camera)),
  loading: false,
  reason: undefined,
  ...more,
});
const told = (targets: readonly TargetSystem[], query = '') =>
  targetRows(targets, query).map((row) => {
    if (row.kind === 'camera') return row.name;
    const words = row.kind === 'system' ? row.note : row.reason;
    return `${row.kind} ${row.system.entry.name}${words === undefined ? '' : `: ${words}`}`;
  });

const terminal = system('terminal', 'Terminal North', ['Bodycam 03', 'Bodycam 07']);
const quay = system('quay', 'Quay', [], { imports: undefined, reason: 'It takes no footage.' });

describe('the cameras that can be chosen', () => {
  it('are listed by system, and a system that has none says why', () => {
    expect(told([terminal, quay])).toEqual([
      'system Terminal North',
      'Bodycam 03',
      'Bodycam 07',
      'new Terminal North: This system makes no cameras.',
      'system Quay: It takes no footage.',
    ]);
  });

  it('are found by words of their names and systems', () => {
    expect(told([terminal, quay], 'north 07')).toEqual(['system Terminal North', 'Bodycam 07']);
    expect(told([terminal], 'nothing')).toEqual([]);
  });

  it('say when there are more than are listed, and when they are still loading', () => {
    const many = system(
      'many',
      'Many',
      Array.from({ length: 250 }, (_, index) => `Camera ${index}`),
    );
    expect(told([many])[0]).toBe('system Many: 50 more: type to find them');
    expect(told([many])).toHaveLength(202);
    expect(told([system('a', 'A', [], { loading: true })])[0]).toBe('system A: Loading…');
  });

  it('can be made new where the system lets, and say why where it does not', () => {
    const refusing = system('r', 'R', ['One'], {
      imports: anImports({ createTarget: withhold('Only an administrator makes cameras.') }),
    });
    expect(told([refusing]).at(-1)).toBe('new R: Only an administrator makes cameras.');
    expect(choosable(targetRows([refusing], '')).map(({ kind }) => kind)).toEqual(['camera']);
    const offering = system('o', 'O', [], {
      imports: anImports({ createTarget: offer((name) => Promise.resolve(plainCamera('new', name))) }),
    });
    expect(choosable(targetRows([offering], '')).map(({ kind }) => kind)).toEqual(['new']);
  });
});

describe('names of cameras and systems', () => {
  it('are the ids while they are not known', () => {
    const ref = { system: terminal.entry.id, camera: cameraId('terminal-Bodycam 07') };
    expect(cameraName([terminal], ref)).toBe('Bodycam 07');
    expect(systemName([terminal], ref)).toBe('Terminal North');
    expect(cameraName([], ref)).toBe('terminal-Bodycam 07');
    expect(systemName([], ref)).toBe('terminal');
    expect(systemName([], undefined)).toBe('the system');
  });

  it('come with the endings that any of them takes, each once', () => {
    const other = system('b', 'B', [], { imports: anImports({ endings: ['mkv', 'avi'] }) });
    expect(takenEndings([terminal, other, quay])).toEqual(['mp4', 'mkv', 'avi']);
  });
});
