import { describe, expect, it } from 'vitest';
import { leftOutWords, siftFiles, siftReason, siftWord } from './sift-files.ts';

const found = (path: string) => {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), file: { name: path.slice(at) } };
};

describe('files that stay out by their name', () => {
  it.each([
    ['GOPR0117.THM', 'sidecar'],
    ['day 1/GL010117.LRV', 'sidecar'],
    ['.DS_Store', 'hidden'],
    ['day/Thumbs.db', 'hidden'],
    ['__MACOSX/day/._a.mp4', 'hidden'],
    ['card/.Trashes/a.mp4', 'hidden'],
    ['day/notes.TXT', 'notVideo'],
    ['photo.jpeg', 'notVideo'],
  ])('%s: %s', (path, because) => {
    const { folder, file } = found(path);
    expect(siftReason(folder, file.name)).toBe(because);
  });

  it.each(['a.mp4', 'B.MOV', 'day/c.avi', 'd.ts', 'e', 'f.unknown', 'a.b.mp4', 'a folder.d/x.mkv'])(
    'is not %s, which reading must tell',
    (path) => {
      const { folder, file } = found(path);
      expect(siftReason(folder, file.name)).toBeUndefined();
    },
  );

  it('are named with their folders, and the others keep their order', () => {
    const files = ['b.mp4', 'x/.hidden', 'a.mp4'].map(found);
    const { wanted, leftOut } = siftFiles(files, ['x/broken.mp4']);
    expect(wanted.map(({ file }) => file.name)).toEqual(['b.mp4', 'a.mp4']);
    expect(leftOut).toEqual([
      { path: 'x/.hidden', because: 'hidden' },
      { path: 'x/broken.mp4', because: 'unread' },
    ]);
  });
});

describe('the words for them', () => {
  it('count each kind', () => {
    const of = (paths: readonly string[], unread: readonly string[] = []) =>
      leftOutWords(siftFiles(paths.map(found), unread).leftOut);
    expect(of(['a.THM'])).toBe('1 file stays out: a camera’s side file');
    expect(of(['.x'])).toBe('1 file stays out: a hidden file');
    expect(of(['a.THM', 'b.THM', '.x'])).toBe('3 files stay out: 2 side files of cameras, 1 hidden file');
    expect(of(['a.txt', 'b.txt'], ['c'])).toBe(
      '3 files stay out: 2 no videos by their names, 1 not readable',
    );
  });

  it('say it of one', () => {
    expect(siftWord('hidden')).toBe('a hidden file');
    expect(siftWord('unread')).toBe('not readable');
  });
});
