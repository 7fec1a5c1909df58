/** The DevTools protocol over one WebSocket: calls and their answers, nothing else is listened to. */
import * as v from 'valibot';

export interface DevTools {
  /** The result of a call; of the browser itself, or of the session of a page. */
  readonly call: (method: string, params?: object, session?: string) => Promise<unknown>;
  readonly close: () => void;
}

const Answer = v.object({
  id: v.number(),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});

export async function connectDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let newest = 0;
  socket.addEventListener('message', ({ data }) => {
    const read = v.safeParse(Answer, JSON.parse(String(data)));
    if (!read.success) return;
    const { id, result, error } = read.output;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error.message));
  });
  socket.addEventListener('close', () => {
    for (const call of waiting.values()) call.reject(new Error('The browser went away.'));
    waiting.clear();
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('open', () => resolve());
  socket.addEventListener('error', () => reject(new Error(`Nobody answers at ${address}.`)));
  await promise;

  return {
    call: async (method, params = {}, session) => {
      newest += 1;
      const call = Promise.withResolvers<unknown>();
      waiting.set(newest, call);
      socket.send(JSON.stringify({ id: newest, method, params, ...(session && { sessionId: session }) }));
      return await call.promise;
    },
    close: () => socket.close(),
  };
}
