/** Files of this computer that were chosen before a reload, and the browser's leave to read them again. */

/** What became of a kept file. */
export type FoundFile =
  | { readonly kind: 'found'; readonly file: File }
  /** The browser wants to be asked from a click. */
  | { readonly kind: 'asks' }
  /** It was taken away, or leave was refused. */
  | { readonly kind: 'gone' };

export interface KeptFiles {
  /** Looks without asking anybody. */
  readonly look: (handle: FileSystemFileHandle) => Promise<FoundFile>;
  /** Asks the person for leave; only from a click. */
  readonly ask: (handle: FileSystemFileHandle) => Promise<FoundFile>;
}

/** Only browsers that keep handles have these two, so the types of the web leave them out. */
async function leave(
  handle: FileSystemFileHandle,
  name: 'queryPermission' | 'requestPermission',
): Promise<unknown> {
  const method: unknown = Reflect.get(handle, name);
  if (typeof method !== 'function') return 'granted';
  const answer: unknown = Reflect.apply(method, handle, [{ mode: 'read' }]);
  return await answer;
}

/** The click is too long ago, or was another file's: the next one may ask. */
function notFromAClick(error: unknown): 'prompt' {
  if (error instanceof DOMException && error.name === 'SecurityError') return 'prompt';
  throw error;
}

async function find(
  handle: FileSystemFileHandle,
  name: 'queryPermission' | 'requestPermission',
): Promise<FoundFile> {
  try {
    const state = await leave(handle, name).catch(notFromAClick);
    if (state !== 'granted') return { kind: state === 'prompt' ? 'asks' : 'gone' };
    return { kind: 'found', file: await handle.getFile() };
  } catch {
    return { kind: 'gone' };
  }
}

/** The files of this browser. */
export const pageKeptFiles: KeptFiles = {
  look: (handle) => find(handle, 'queryPermission'),
  ask: (handle) => find(handle, 'requestPermission'),
};
