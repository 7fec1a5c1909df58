/** A system's imports for tests of the page: nothing recorded, nothing to wait for. */
import { withhold } from '../../../core/offer.ts';
import { ms } from '../../../core/units.ts';
import type { FootageImports } from '../../../vendors/contract-imports.ts';

const unused = () => Promise.reject(new Error('The page does not upload.'));

export const anImports = (more: Partial<FootageImports> = {}): FootageImports => ({
  endings: ['mp4', 'mkv'],
  judge: () => ({ kind: 'recommended', note: 'plays everywhere' }),
  targets: () => Promise.resolve([]),
  createTarget: withhold('This system makes no cameras.'),
  recorded: () => Promise.resolve([]),
  room: () => Promise.resolve(undefined),
  overlapTolerance: ms(2_000),
  uploads: unused,
  lock: unused,
  ...more,
});
