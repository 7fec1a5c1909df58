// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askSaveTarget, type FileKind, saveBlob } from './save-file.ts';

const KIND: FileKind = { name: 'Gate_12s.mp4', type: 'video/mp4', description: 'Video' };
const bytes = (text: string) => new TextEncoder().encode(text);

interface Saved {
  readonly name: string;
  readonly blob: Blob;
}
let saved: Saved[];
let blobs: Map<string, Blob>;

beforeEach(() => {
  saved = [];
  blobs = new Map();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void blobs.delete(url));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob !== undefined) saved.push({ name: this.download, blob });
  });
});
afterEach(() => {
  globalThis.showSaveFilePicker = undefined;
  vi.useRealTimers();
});

/** A file on disk as Chromium treats it: what is written stands beside until it is closed. */
function diskFile(before: string) {
  let content = before;
  let removed = false;
  const asked: unknown[] = [];
  class Handle {
    readonly kind = 'file' as const;
    readonly name = 'chosen.mp4';
    isSameEntry = () => Promise.resolve(false);
    getFile = () => Promise.resolve(new File([content], this.name));
    remove = () => {
      removed = true;
      return Promise.resolve();
    };
    createWritable = () => {
      let beside = '';
      return Promise.resolve(
        Object.assign(
          new WritableStream<Uint8Array>({
            write: (chunk) => {
              beside += new TextDecoder().decode(chunk);
            },
            close: () => {
              content = beside;
            },
          }),
          {
            seek: () => Promise.resolve(),
            truncate: () => Promise.resolve(),
            write: () => Promise.resolve(),
          },
        ),
      );
    };
  }
  globalThis.showSaveFilePicker = (options) => {
    asked.push(options);
    return Promise.resolve(new Handle());
  };
  return { asked, content: () => content, removed: () => removed };
}

async function target(kind = KIND) {
  const found = await askSaveTarget(kind);
  if (found === undefined) throw new Error('No place was chosen.');
  return found;
}

describe('a file that the browser streams to disk', () => {
  it('is asked for by its name, type and ending, and has the name that was chosen', async () => {
    const disk = diskFile('');
    const place = await target();
    expect(place).toMatchObject({ name: 'chosen.mp4', streams: true });
    expect(disk.asked).toEqual([
      { suggestedName: KIND.name, types: [{ description: 'Video', accept: { 'video/mp4': ['.mp4'] } }] },
    ]);
  });

  it('has its content only when it is closed', async () => {
    const disk = diskFile('');
    const sink = await (await target()).open();
    await sink.write(bytes('half'));
    expect(disk.content()).toBe('');
    await sink.write(bytes(' whole'));
    await sink.close();
    expect(disk.content()).toBe('half whole');
  });

  it('is taken away when it is not finished and was empty before', async () => {
    const disk = diskFile('');
    const sink = await (await target()).open();
    await sink.write(bytes('half'));
    await sink.abort();
    expect(disk.content()).toBe('');
    expect(disk.removed()).toBe(true);
  });

  it('keeps what was there before when it is not finished', async () => {
    const disk = diskFile('an older export');
    const sink = await (await target()).open();
    await sink.write(bytes('half'));
    await sink.abort();
    expect(disk.content()).toBe('an older export');
    expect(disk.removed()).toBe(false);
  });

  it('begins anew when it is opened again', async () => {
    const disk = diskFile('');
    const place = await target();
    const first = await place.open();
    await first.write(bytes('half'));
    await first.abort();
    const second = await place.open();
    await second.write(bytes('whole'));
    await second.close();
    expect(disk.content()).toBe('whole');
  });

  it('is none when the person chose no place', async () => {
    globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
    expect(await askSaveTarget(KIND)).toBeUndefined();
  });
});

describe('a file in a browser that cannot stream', () => {
  it('is collected and saved under its name when it is complete', async () => {
    const place = await target();
    expect(place).toMatchObject({ name: KIND.name, streams: false });
    const sink = await place.open();
    const chunk = bytes('half');
    await sink.write(chunk);
    chunk.fill(0);
    await sink.write(bytes(' whole'));
    expect(saved).toEqual([]);
    await sink.close();
    expect(saved.map(({ name }) => name)).toEqual([KIND.name]);
    expect(await saved[0]?.blob.text()).toBe('half whole');
    expect(saved[0]?.blob.type).toBe('video/mp4');
  });

  it('is not saved when it is not finished', async () => {
    const sink = await (await target()).open();
    await sink.write(bytes('half'));
    await sink.abort();
    expect(saved).toEqual([]);
  });

  it('is saved so too where a page may not ask for a place', async () => {
    globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('', 'SecurityError'));
    expect(await target()).toMatchObject({ streams: false });
  });
});

it('a blob is saved under its name, and its address given back later', () => {
  vi.useFakeTimers();
  saveBlob(new Blob(['picture'], { type: 'image/png' }), 'Gate.png');
  expect(saved.map(({ name }) => name)).toEqual(['Gate.png']);
  expect(blobs.size).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(blobs.size).toBe(0);
});
