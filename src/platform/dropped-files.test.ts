// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { carriesFiles, type FoundFiles, readDrop, readFolder } from './dropped-files.ts';
import { fieldFiles, pickFiles, pickFolder, picksFiles, picksFolders } from './pick-files.ts';

const file = (name: string) => new File([name], name);

/** Handles as browsers give them, by duck: only what is used of them. */
const fileHandle = (name: string, broken = false): FileSystemFileHandle =>
  Object.assign(Object.create(null), {
    kind: 'file',
    name,
    getFile: () => (broken ? Promise.reject(new DOMException('gone')) : Promise.resolve(file(name))),
  });
const folderHandle = (name: string, inside: readonly unknown[]): FileSystemDirectoryHandle =>
  Object.assign(Object.create(null), {
    kind: 'directory',
    name,
    values: async function* values() {
      yield* inside;
    },
  });

const fileEntry = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (found: (one: File) => void) => found(file(name)),
});
/** Gives what is inside in portions, as browsers do. */
const folderEntry = (name: string, inside: readonly unknown[], portion = 2) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    let from = 0;
    return {
      readEntries: (found: (some: readonly unknown[]) => void) => {
        found(inside.slice(from, from + portion));
        from += portion;
      },
    };
  },
});

const drop = (...items: readonly Record<string, unknown>[]): DataTransfer =>
  Object.assign(Object.create(null), {
    types: ['Files'],
    items: items.map((item) => ({
      kind: 'file',
      webkitGetAsEntry: () => null,
      getAsFile: () => null,
      ...item,
    })),
  });
const paths = ({ files }: FoundFiles) => files.map(({ file, folder }) => folder + file.name);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('files that are dropped', () => {
  it('are found in folders and their folders, in the order of their names', async () => {
    const handle = folderHandle('day 1', [
      fileHandle('b10.mp4'),
      folderHandle('cam 2', [fileHandle('c.mp4')]),
      fileHandle('b9.mp4'),
    ]);
    const found = await readDrop(
      drop({ getAsFileSystemHandle: () => Promise.resolve(handle) }, { getAsFile: () => file('top.mp4') }),
    );
    expect(paths(found)).toEqual(['day 1/b9.mp4', 'day 1/b10.mp4', 'day 1/cam 2/c.mp4', 'top.mp4']);
    expect(found.files.map((one) => one.handle !== undefined)).toEqual([true, true, true, false]);
  });

  it('are found through entries where the browser has no handles, however many portions it takes', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.mp4`);
    const entry = folderEntry('card', [folderEntry('sub', [fileEntry('x.mp4')]), ...names.map(fileEntry)]);
    const found = await readDrop(drop({ webkitGetAsEntry: () => entry }));
    expect(paths(found)).toEqual([...names.map((name) => `card/${name}`), 'card/sub/x.mp4']);
  });

  it('are found through the entry when the browser refuses the handle', async () => {
    const found = await readDrop(
      drop({
        getAsFileSystemHandle: () => Promise.reject(new DOMException('not allowed')),
        webkitGetAsEntry: () => fileEntry('a.mp4'),
      }),
    );
    expect(paths(found)).toEqual(['a.mp4']);
  });

  it('are all asked for within the event, before the first is waited for', () => {
    const asked: string[] = [];
    const item = (name: string) => ({
      getAsFileSystemHandle: () => {
        asked.push(name);
        return Promise.resolve(fileHandle(name));
      },
    });
    void readDrop(drop(item('a'), item('b')));
    expect(asked).toEqual(['a', 'b']);
  });

  it('that cannot be read are named, and do not stop the others', async () => {
    const handle = folderHandle('day', [fileHandle('a.mp4', true), fileHandle('b.mp4')]);
    const found = await readFolder(handle);
    expect(paths(found)).toEqual(['day/b.mp4']);
    expect(found.unread).toEqual(['day/a.mp4']);
  });

  it('are told from a drag of text', () => {
    expect(carriesFiles(drop())).toBe(true);
    expect(carriesFiles(Object.assign(Object.create(null), { types: ['text/plain'] }))).toBe(false);
    expect(carriesFiles(null)).toBe(false);
  });

  it('leave out what a drag carries besides files', async () => {
    expect(await readDrop(drop({ kind: 'string', getAsFile: () => file('no.mp4') }))).toEqual({
      files: [],
      unread: [],
    });
  });
});

describe('files that are chosen', () => {
  it('come with handles where the browser gives them, and only of the endings that are taken', async () => {
    const ask = vi.fn(() => Promise.resolve([fileHandle('a.mp4'), fileHandle('b.mp4', true)]));
    vi.stubGlobal('showOpenFilePicker', ask);
    const found = await pickFiles(['mp4', 'mkv']);
    expect(picksFiles()).toBe(true);
    expect(paths(found)).toEqual(['a.mp4']);
    expect(found.unread).toEqual(['b.mp4']);
    expect(ask).toHaveBeenCalledWith(
      expect.objectContaining({
        multiple: true,
        types: [{ description: 'Footage', accept: { 'video/*': ['.mp4', '.mkv'] } }],
      }),
    );
  });

  it('are none when the person closes the window, which is no failure', async () => {
    const closed = () => Promise.reject(new DOMException('closed', 'AbortError'));
    vi.stubGlobal('showOpenFilePicker', closed);
    vi.stubGlobal('showDirectoryPicker', closed);
    expect(await pickFiles([])).toEqual({ files: [], unread: [] });
    expect(await pickFolder()).toEqual({ files: [], unread: [] });
  });

  it('are those of a folder, with its name', async () => {
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folderHandle('card', [fileHandle('a.mp4')])));
    expect(picksFolders()).toBe(true);
    expect(paths(await pickFolder())).toEqual(['card/a.mp4']);
  });

  it('come from a field of a form with their folders, without handles', () => {
    const inFolder = Object.assign(file('a.mp4'), { webkitRelativePath: 'day 1/cam 2/a.mp4' });
    const list: FileList = Object.assign(Object.create(null), {
      length: 2,
      [Symbol.iterator]: () => [inFolder, file('b.mp4')][Symbol.iterator](),
    });
    expect(paths(fieldFiles(list))).toEqual(['day 1/cam 2/a.mp4', 'b.mp4']);
    expect(fieldFiles(null).files).toEqual([]);
  });
});
