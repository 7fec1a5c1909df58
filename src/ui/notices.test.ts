import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNoticeBoard, type NoticeBoard } from './notices.ts';

const SHOWN_MS = 5_000;
let board: NoticeBoard;
const texts = () => board.get().map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers();
  board = createNoticeBoard();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('notices', () => {
  it('are none at first', () => {
    expect(board.get()).toEqual([]);
  });

  it('stand in the order of what happened, each for its own five seconds', () => {
    board.tell('Picture saved');
    vi.advanceTimersByTime(SHOWN_MS - 1000);
    board.tell('Signed out');
    expect(texts()).toEqual(['Picture saved', 'Signed out']);
    vi.advanceTimersByTime(1000);
    expect(texts()).toEqual(['Signed out']);
    vi.advanceTimersByTime(SHOWN_MS - 1000);
    expect(texts()).toEqual([]);
  });

  it('are three at once: the oldest gives way', () => {
    for (const text of ['a', 'b', 'c', 'd']) board.tell(text);
    expect(texts()).toEqual(['b', 'c', 'd']);
  });

  it('are two when the same thing happens twice', () => {
    board.tell('Picture saved');
    board.tell('Picture saved');
    const [first, second] = board.get();
    expect(first?.id).not.toBe(second?.id);
    board.dismiss(first?.id ?? 0);
    expect(board.get()).toEqual([second]);
  });

  it('go when they are dismissed, and nothing else goes in their place later', () => {
    board.tell('a');
    const [first] = board.get();
    vi.advanceTimersByTime(1000);
    board.tell('b');
    board.dismiss(first?.id ?? 0);
    vi.advanceTimersByTime(SHOWN_MS - 1000);
    expect(texts()).toEqual(['b']);
  });

  it('tell who watches of each that comes and goes', () => {
    const seen: string[] = [];
    const stop = board.subscribe(() => seen.push(texts().join()));
    board.tell('a');
    vi.advanceTimersByTime(SHOWN_MS);
    stop();
    board.tell('b');
    expect(seen).toEqual(['a', '']);
  });
});
