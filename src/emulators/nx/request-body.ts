/** The body of a request in the parts in which it came: nothing is copied. */

/** Undefined when it is longer than `max`, as soon as that is known. Rejects when the signal aborts. */
export async function readParts(
  request: Request,
  max: number,
  signal: AbortSignal,
): Promise<{ readonly parts: readonly Uint8Array[]; readonly bytes: number } | undefined> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  if (reader === undefined) return { parts, bytes };
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return { parts, bytes };
      bytes += value.length;
      if (bytes > max) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    reader.releaseLock();
  }
}
