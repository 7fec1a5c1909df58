/**
 * How close each camera is looked at: kept while the page goes from live to an event and from one event
 * to the next, and forgotten with the page.
 */
import { createStore, type Store } from '../../core/readable.ts';
import { WHOLE_PICTURE, type ZoomView } from './zoom-geometry.ts';

/** More cameras than somebody goes back and forth between. */
const REMEMBERED = 24;

const views = new Map<string, Store<ZoomView>>();

/** The view of a camera, by any name that it alone has. */
export function zoomOf(camera: string): Store<ZoomView> {
  const view = views.get(camera) ?? createStore(WHOLE_PICTURE);
  // Newest last.
  views.delete(camera);
  views.set(camera, view);
  const [oldest] = views.keys();
  if (views.size > REMEMBERED && oldest !== undefined) views.delete(oldest);
  return view;
}
