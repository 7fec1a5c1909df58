// Which of the build's files a request means: the file itself, the page for an address of the app,
// or nothing. Addresses of pages may hold dots (camera "12345.17"), so the name's ending cannot tell.
import { statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { IncomingMessage } from 'node:http';

/** `file` and `page` are paths below the build's folder that a static file server can take over. */
export type AppFile =
  | { readonly kind: 'file' }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'missing' };

/** The folder whose files carry a hash of their content in the name, set by the build. */
const HASHED_FOLDER = '/assets/';

/** Sorts a request for one of the app's own files. `folder` is the build's. */
export function findAppFile(req: IncomingMessage, folder: string): AppFile {
  const pathname = decodePath(req.url ?? '/');
  if (pathname === undefined) return { kind: 'missing' };
  // Also keeps the build's own notes (".vite") to itself.
  if (pathname.includes('/.')) return { kind: 'missing' };
  const file = join(folder, pathname);
  if (!file.startsWith(folder + sep) && file !== folder) return { kind: 'missing' };
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return { kind: 'file' };
  return isPageRequest(req, pathname) ? { kind: 'page', path: '/index.html' } : { kind: 'missing' };
}

/** Every page asks for it at its start, when it has better things to do; an hour late it still serves. */
const ICON = '/icon.svg';

/** How long a browser may keep a file without asking: hashed names forever, the icon for an hour, the rest not at all. */
export function toCacheControl(url: string): string {
  if (url.startsWith(HASHED_FOLDER)) return 'public, max-age=31536000, immutable';
  return url === ICON ? 'public, max-age=3600' : 'no-cache';
}

/** Browsers ask for pages as text/html; a plain command-line client is taken by the look of the name. */
function isPageRequest({ headers }: IncomingMessage, pathname: string): boolean {
  if (pathname.startsWith(HASHED_FOLDER)) return false;
  if ((headers.accept ?? '').includes('text/html')) return true;
  return headers['sec-fetch-dest'] === undefined && !/\.[^/]*$/.test(pathname);
}

function decodePath(url: string): string | undefined {
  try {
    const pathname = decodeURIComponent(url.replace(/[?#].*$/, ''));
    return pathname.includes('\0') ? undefined : pathname;
  } catch {
    return undefined;
  }
}
