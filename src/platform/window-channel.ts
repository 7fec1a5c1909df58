/**
 * Talk between the windows of this browser that show the same site. Whatever arrives is unknown data: a
 * window of another version may be open. No window hears itself.
 */

export interface WindowChannel {
  /** What is said has to survive a structured copy. */
  readonly post: (message: unknown) => void;
  readonly listen: (heard: (message: unknown) => void) => () => void;
  readonly close: () => void;
}

/** All windows that name the same channel. */
export function openWindowChannel(name: string): WindowChannel {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
    post: (message) => channel.postMessage(message),
    listen: (heard) => {
      const listener = ({ data }: MessageEvent<unknown>) => heard(data);
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
    close: () => channel.close(),
  };
}
