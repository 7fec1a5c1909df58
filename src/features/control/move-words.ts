/** The movements of a camera, as people call them. */
import type { PtzMove } from '../../vendors/contract-control.ts';

const NAMES: Readonly<Record<PtzMove, string>> = {
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  upLeft: 'Up and left',
  upRight: 'Up and right',
  downLeft: 'Down and left',
  downRight: 'Down and right',
  in: 'Zoom in',
  out: 'Zoom out',
};

export const moveName = (move: PtzMove): string => NAMES[move];
