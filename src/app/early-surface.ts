/**
 * The place of an event's picture before the page around it is there: a frame over the empty window
 * with the measures of shell, camera page and event player, so that nothing jumps when they appear.
 * e2e/early-picture.spec.ts holds it to theirs.
 */
import { VIDEO_PLACE } from '../features/player/video-place.ts';

export interface EarlySurface {
  readonly video: HTMLVideoElement;
  /** Puts the frame with the video on screen. */
  readonly show: () => void;
  /** Takes the frame away; the video stays wherever it has been moved. */
  readonly remove: () => void;
}

/** Shell: rail, tree, bar, page, foot. */
const SHELL =
  'pointer-events-none fixed inset-0 z-10 grid h-dvh grid-cols-1 grid-rows-[44px_minmax(0,1fr)_auto] overflow-hidden phone:grid-cols-[48px_auto_minmax(0,1fr)] phone:grid-rows-[44px_minmax(0,1fr)_32px]';
const TREE = 'row-start-2 hidden w-64 phone:col-start-2 phone:block';
const PAGE = 'row-start-2 min-h-0 min-w-0 overflow-hidden phone:col-start-3';
const TABS = 'row-start-3 min-h-14 border-t border-transparent pb-[env(safe-area-inset-bottom)] phone:hidden';
/** Camera page: picture and day at the left, events at the right or below. */
const CAMERA = 'flex h-full flex-col overflow-hidden wide:flex-row';
const LEFT = 'flex min-h-0 min-w-0 flex-col [container-type:inline-size] max-wide:shrink-0 wide:flex-1';
const PLAYER_PLACE = 'min-h-0 wide:flex-[1000] wide:max-h-[calc(56.25cqw+81px)]';
const DAY = 'hidden min-h-0 flex-1 border-t border-transparent wide:block';
const EVENTS = 'min-h-0 flex-1 wide:w-91 wide:flex-none';
/** Event player: the surface, then the line of time and the buttons. */
const PLAYER = 'flex size-full min-h-0 flex-col max-wide:h-auto';
const SURFACE_PLACE = 'min-h-0 flex-1 max-wide:aspect-video max-wide:flex-none';
const SURFACE = 'on-video relative size-full min-h-0 overflow-hidden bg-well';
const CONTROLS = 'h-20 shrink-0';

/** `treeOpen`: the camera tree stands beside the page. */
export function createEarlySurface(treeOpen: boolean): EarlySurface {
  const video = document.createElement('video');
  video.playsInline = true;
  video.className = VIDEO_PLACE;
  // Until the camera's name is known, the player calls it so too.
  video.setAttribute('aria-label', 'Camera, recorded');
  const player = block(PLAYER, block(SURFACE_PLACE, block(SURFACE, video)), block(CONTROLS));
  const left = block(LEFT, block(PLAYER_PLACE, player), block(DAY));
  const page = block(PAGE, block(CAMERA, left, block(EVENTS)));
  const shell = block(SHELL, ...(treeOpen ? [block(TREE)] : []), page, block(TABS));
  return { video, show: () => document.body.append(shell), remove: () => shell.remove() };
}

function block(className: string, ...children: readonly Element[]): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(...children);
  return element;
}
