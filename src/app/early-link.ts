/** Reads whether the address names an event, with the functions that the route itself reads with. */
import { defaultParseSearch } from '@tanstack/react-router';
import * as v from 'valibot';
import { type CameraRef, parseCameraRef } from '../core/ids.ts';
import { cameraSearchSchema } from '../routes/-camera/camera-search.ts';

/** A link to an event, perhaps to a moment of it. */
export interface EventLink {
  readonly camera: CameraRef;
  readonly eventKey: string;
  /** A moment as ISO text. */
  readonly at: string | undefined;
}

const CAMERA_PAGE = /^\/cameras\/([^/]+)\/?$/;

/** The event that an address names; undefined for every other address of the app. */
export function parseEventLink({
  pathname,
  search,
}: Pick<URL, 'pathname' | 'search'>): EventLink | undefined {
  const name = CAMERA_PAGE.exec(pathname)?.[1];
  const camera = name === undefined ? undefined : parseCameraRef(decodePart(name));
  const read = v.safeParse(cameraSearchSchema, defaultParseSearch(search));
  if (camera === undefined || !read.success || read.output.event === undefined) return undefined;
  return { camera, eventKey: read.output.event, at: read.output.at };
}

/** A part that is wrongly encoded names nothing. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
