/** A video element whose facts a test sets; happy-dom's own never plays. */

/** The facts of a media element that the player reads. */
export interface MediaFacts {
  readyState: number;
  paused: boolean;
  ended: boolean;
  currentTime: number;
  duration: number;
  seeking: boolean;
}

export interface FakeVideo {
  readonly element: HTMLVideoElement;
  readonly facts: MediaFacts;
  /** Sets facts and tells them by an event, as the browser does. */
  readonly happen: (event: string, facts?: Partial<MediaFacts>) => void;
  /** Calls of `play`, `pause` and `load`, in order. */
  readonly calls: readonly string[];
}

/* happy-dom leaves these constants of the standard out. */
const READY_STATES = { HAVE_NOTHING: 0, HAVE_METADATA: 1, HAVE_CURRENT_DATA: 2, HAVE_FUTURE_DATA: 3 };

export function createFakeVideo(element: HTMLVideoElement = document.createElement('video')): FakeVideo {
  Object.assign(HTMLMediaElement, READY_STATES);
  const facts: MediaFacts = {
    readyState: 0,
    paused: true,
    ended: false,
    currentTime: 0,
    duration: Number.NaN,
    seeking: false,
  };
  const calls: string[] = [];
  const property = (name: keyof MediaFacts) => ({
    configurable: true,
    get: () => facts[name],
    set: (value: unknown) => Object.assign(facts, { [name]: value }),
  });
  Object.defineProperties(element, {
    readyState: property('readyState'),
    paused: property('paused'),
    ended: property('ended'),
    currentTime: property('currentTime'),
    duration: property('duration'),
    seeking: property('seeking'),
    buffered: { configurable: true, value: { length: 0, start: () => 0, end: () => 0 } },
    play: {
      configurable: true,
      value: () => {
        calls.push('play');
        facts.paused = false;
        return Promise.resolve();
      },
    },
    pause: {
      configurable: true,
      value: () => {
        calls.push('pause');
        facts.paused = true;
      },
    },
    load: { configurable: true, value: () => calls.push('load') },
  });
  return {
    element,
    facts,
    calls,
    happen: (event, changed = {}) => {
      Object.assign(facts, changed);
      element.dispatchEvent(new Event(event));
    },
  };
}
