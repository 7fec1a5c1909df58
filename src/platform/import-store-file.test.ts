import { describe, expect, it } from 'vitest';
import { pageKeptFiles } from './import-store-file.ts';

const FILE = new File(['footage'], 'a.mp4');

/** A handle as browsers with permissions have it. */
function handleWith(answers: {
  readonly query?: () => unknown;
  readonly request?: () => unknown;
  readonly getFile?: () => Promise<File>;
}): FileSystemFileHandle {
  const { query, request, getFile = async () => FILE } = answers;
  const handle: FileSystemFileHandle = {
    kind: 'file',
    name: FILE.name,
    getFile,
    isSameEntry: async () => false,
    createWritable: () => Promise.reject(new Error('Only read')),
  };
  return Object.assign(handle, {
    ...(query && { queryPermission: async () => query() }),
    ...(request && { requestPermission: async () => request() }),
  });
}
const throws = (name: string) => () => {
  throw new DOMException('No', name);
};

describe('a kept file', () => {
  it('is found where the browser still gives leave, or knows no leave at all', async () => {
    const found = { kind: 'found', file: FILE };
    expect(await pageKeptFiles.look(handleWith({ query: () => 'granted' }))).toEqual(found);
    expect(await pageKeptFiles.look(handleWith({}))).toEqual(found);
    expect(await pageKeptFiles.ask(handleWith({ request: () => 'granted' }))).toEqual(found);
  });

  it('wants a click where leave was not kept, and nobody is asked for looking', async () => {
    let asked = 0;
    const request = () => {
      asked += 1;
    };
    expect(await pageKeptFiles.look(handleWith({ query: () => 'prompt', request }))).toEqual({
      kind: 'asks',
    });
    expect(asked).toBe(0);
  });

  it('still wants a click where the last one did not count', async () => {
    expect(await pageKeptFiles.ask(handleWith({ request: throws('SecurityError') }))).toEqual({
      kind: 'asks',
    });
    expect(await pageKeptFiles.ask(handleWith({ request: () => 'prompt' }))).toEqual({ kind: 'asks' });
  });

  it('is gone where leave is refused, the file was taken away, or the browser cannot say', async () => {
    const gone = { kind: 'gone' };
    expect(await pageKeptFiles.ask(handleWith({ request: () => 'denied' }))).toEqual(gone);
    const missing = { query: () => 'granted', getFile: () => Promise.reject(new Error('NotFoundError')) };
    expect(await pageKeptFiles.look(handleWith(missing))).toEqual(gone);
    expect(await pageKeptFiles.look(handleWith({ query: throws('InvalidStateError') }))).toEqual(gone);
  });
});
