/** Time for the emulators' own tests. */
import type { Sleep } from './fault-list.ts';

/** Turns of the event loop in which what fell due is done. */
const TURNS = 3;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time that moves when the test says so, and what waits for it. */
export function createTestTime(startMs: number) {
  const clock = { ms: startMs };
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      const wake = () => {
        waiting.delete(entry);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const entry = { due: clock.ms + ms, wake };
      waiting.add(entry);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  const settled = async () => {
    for (let i = 0; i < TURNS; i++) await turn();
  };
  const advance = async (ms: number): Promise<void> => {
    const until = clock.ms + ms;
    await settled();
    for (;;) {
      const [next] = [...waiting].filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
      if (next === undefined) break;
      clock.ms = Math.max(clock.ms, next.due);
      next.wake();
      await settled();
    }
    clock.ms = until;
    await settled();
  };
  return { clock, sleep, advance };
}
