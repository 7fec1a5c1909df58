/** At most one drawing for each frame of the screen, however often it is asked for. */

export interface FrameHost {
  readonly requestAnimationFrame: (callback: () => void) => number;
  readonly cancelAnimationFrame: (handle: number) => void;
}

export interface FrameThrottle {
  /** Draws with the next frame. */
  readonly schedule: () => void;
  /** Calls off what is scheduled. */
  readonly dispose: () => void;
}

export function createFrameThrottle(host: FrameHost, draw: () => void): FrameThrottle {
  let handle: number | undefined;
  return {
    schedule: () => {
      handle ??= host.requestAnimationFrame(() => {
        handle = undefined;
        draw();
      });
    },
    dispose: () => {
      if (handle !== undefined) host.cancelAnimationFrame(handle);
      handle = undefined;
    },
  };
}
