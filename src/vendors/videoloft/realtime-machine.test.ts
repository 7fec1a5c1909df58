import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  REALTIME_ABSENT_RETRY,
  REALTIME_CLOSE_AFTER,
  REALTIME_GATHER,
  REALTIME_GROW_AFTER,
  REALTIME_LIFE,
  REALTIME_NAMED_MAX,
  REALTIME_OVERLAP,
  REALTIME_RENEW_EVERY,
  REALTIME_SLOT_RETRY,
  REALTIME_STEADY,
} from './limits.ts';
import { answered, connections, newRealtimeLink, nextDue, type RealtimeLink } from './realtime-link.ts';
import { type RealtimeEffect, type RealtimeEvent, reduceRealtime } from './realtime-machine.ts';

type Happening = RealtimeEvent extends infer Event
  ? Event extends RealtimeEvent
    ? Omit<Event, 'now'>
    : never
  : never;

/** A link, the time it lives in, and what it asked for since the last look. */
function make(isPaused = false) {
  let link: RealtimeLink = newRealtimeLink(isPaused);
  let now: EpochMs = epochMs(1_700_000_000_000);
  let effects: RealtimeEffect[] = [];
  const happen = (happening: Happening) => {
    const step = reduceRealtime(link, { ...happening, now });
    link = step.link;
    effects.push(...step.effects);
  };
  /** Lets time pass, with everything that falls due on the way. */
  const pass = (by: Ms) => {
    const until = epochMs(now + by);
    for (let due = nextDue(link); due !== undefined && due <= until; due = nextDue(link)) {
      now = epochMs(Math.max(now, due));
      happen({ kind: 'timePassed', random: 0 });
    }
    now = until;
  };
  return {
    happen,
    pass,
    /** Time moves at once, as when a machine slept. */
    sleep: (by: Ms) => {
      now = epochMs(now + by);
      happen({ kind: 'timePassed', random: 0 });
    },
    want: (...cameras: readonly CameraId[]) => happen({ kind: 'wanted', cameras: new Set(cameras) }),
    fail: (id: number, code: FailureCode, more: object = {}) =>
      happen({ kind: 'failed', id, random: 0, failure: new Failure({ code, operation: 'test', ...more }) }),
    end: (id: number) => happen({ kind: 'ended', id, random: 0 }),
    phase: () => link.phase.kind,
    named: () => [...(answered(link)?.named ?? [])],
    isOpen: () => connections(link),
    /** What was asked for since the last call: "open 1", "close 1", "freeSlot". */
    did: () => {
      const said = effects.map((one) =>
        one.kind === 'open'
          ? `open ${one.connection.id}`
          : one.kind === 'close'
            ? `close ${one.id}`
            : one.kind,
      );
      effects = [];
      return said;
    },
    asked: () => effects.flatMap((one) => (one.kind === 'open' ? [one.connection] : [])),
  };
}

const [a, b, c] = [cameraId('1.1'), cameraId('1.2'), cameraId('1.3')];
const JUST: Ms = ms(1);

function opened(...cameras: readonly CameraId[]) {
  const link = make();
  link.want(...(cameras.length > 0 ? cameras : [a]));
  link.pass(REALTIME_GATHER);
  link.happen({ kind: 'opened', id: 1 });
  link.did();
  return link;
}

describe('a connection', () => {
  test('is asked for when cameras are followed and a moment has passed', () => {
    const link = make();
    expect(nextDue(newRealtimeLink(false))).toBeUndefined();
    link.want(a);
    link.pass(ms(REALTIME_GATHER - JUST));
    expect(link.did()).toEqual([]);
    link.want(a, b);
    link.pass(JUST);
    expect(link.asked()).toMatchObject([{ id: 1, named: new Set([a, b]) }]);
    expect(link.phase()).toBe('opening');
  });

  test('names nobody when there are too many, and that covers everybody', () => {
    const many = Array.from({ length: REALTIME_NAMED_MAX + 1 }, (_, index) => cameraId(`1.${index}`));
    const link = make();
    link.want(...many);
    link.pass(REALTIME_GATHER);
    expect(link.asked()).toMatchObject([{ named: undefined }]);
    link.happen({ kind: 'opened', id: 1 });
    link.did();
    link.want(...many, cameraId('2.2'));
    link.pass(ONE_MINUTE);
    expect(link.did()).toEqual([]);
  });

  test('that is not answered is given up when its time is over', () => {
    const link = make();
    link.want(a);
    link.pass(ms(REALTIME_GATHER + REALTIME_RENEW_EVERY - JUST));
    expect(link.did()).toEqual(['open 1']);
    link.pass(JUST);
    expect(link.did()).toEqual(['close 1', 'freeSlot']);
    expect(link.phase()).toBe('waiting');
  });

  test('that is left already changes nothing by what it still says', () => {
    const link = opened();
    link.pass(ms(REALTIME_RENEW_EVERY));
    link.happen({ kind: 'opened', id: 2 });
    link.did();
    const before = link.isOpen();
    link.happen({ kind: 'opened', id: 1 });
    link.happen({ kind: 'noSlot', id: 1 });
    link.fail(1, 'unreachable');
    link.end(7);
    expect(link.isOpen()).toEqual(before);
    expect(link.did()).toEqual([]);
  });
});

describe('a replacement', () => {
  test('is asked for after 4 min; the old one goes a little after it is answered', () => {
    const link = opened();
    link.pass(REALTIME_RENEW_EVERY);
    expect(link.did()).toEqual(['open 2']);
    expect(link.isOpen()).toEqual([1, 2]);
    link.happen({ kind: 'opened', id: 2 });
    link.pass(ms(REALTIME_OVERLAP - JUST));
    expect(link.did()).toEqual([]);
    link.pass(JUST);
    expect(link.did()).toEqual(['close 1']);
    expect(link.isOpen()).toEqual([2]);
  });

  test('takes over when the old one ends before it is answered', () => {
    const link = opened();
    link.pass(REALTIME_RENEW_EVERY);
    link.end(1);
    expect(link.phase()).toBe('opening');
    link.happen({ kind: 'opened', id: 2 });
    expect(link.isOpen()).toEqual([2]);
    expect(link.did()).toEqual(['open 2']);
  });

  test('that fails is tried again, and the old one stays', () => {
    const link = opened();
    link.pass(REALTIME_RENEW_EVERY);
    link.fail(2, 'serverError');
    expect(link.isOpen()).toEqual([1]);
    link.pass(ONE_SECOND);
    expect(link.did()).toEqual(['open 2', 'close 2', 'open 3']);
  });

  test('for more cameras comes after a second, also while another is on its way', () => {
    const link = opened(a);
    link.want(a, b);
    link.pass(ms(REALTIME_GROW_AFTER - JUST));
    expect(link.did()).toEqual([]);
    link.pass(JUST);
    expect(link.did()).toEqual(['open 2']);
    link.want(a, b, c);
    link.pass(REALTIME_GROW_AFTER);
    expect(link.did()).toEqual(['close 2', 'open 3']);
    link.happen({ kind: 'opened', id: 3 });
    expect(link.named()).toEqual([a, b, c]);
  });

  test('is not needed for more cameras that leave at once', () => {
    const link = opened(a);
    link.want(a, b);
    link.want(a);
    link.pass(ONE_MINUTE);
    expect(link.did()).toEqual([]);
  });

  test('never makes three of them', () => {
    const link = opened(a);
    link.pass(REALTIME_RENEW_EVERY);
    link.want(a, b);
    link.happen({ kind: 'opened', id: 2 });
    link.pass(REALTIME_GROW_AFTER);
    expect(link.did()).toEqual(['open 2', 'close 1', 'open 3']);
    expect(link.isOpen()).toEqual([2, 3]);
  });
});

describe('an end', () => {
  test('of a connection that lived is followed by another at once', () => {
    const link = opened();
    link.pass(REALTIME_STEADY);
    link.end(1);
    expect(link.did()).toEqual(['close 1', 'open 2']);
  });

  test('right after the beginning counts as a failure, and each waits longer', () => {
    const link = opened();
    link.end(1);
    expect(link.did()).toEqual(['close 1', 'freeSlot']);
    link.pass(ONE_SECOND);
    link.happen({ kind: 'opened', id: 2 });
    link.end(2);
    link.pass(ONE_SECOND);
    expect(link.did()).toEqual(['open 2', 'close 2', 'freeSlot']);
    link.pass(ONE_SECOND);
    expect(link.did()).toEqual(['open 3']);
  });

  test('that the server forgets comes from here: nothing is believed for longer than it lives', () => {
    const link = opened();
    link.sleep(ms(REALTIME_LIFE + ONE_MINUTE));
    expect(link.did()).toEqual(['close 1', 'open 2']);
    expect(link.phase()).toBe('opening');
  });
});

describe('a failure', () => {
  const failing = (code: FailureCode, more: object = {}) => {
    const link = make();
    link.want(a);
    link.pass(REALTIME_GATHER);
    link.fail(1, code, more);
    link.did();
    return link;
  };

  test.each([
    ['unreachable', {}],
    ['serverError', { status: 500 }],
    ['busy', { status: 503 }],
    ['signInNeeded', { status: 401 }],
    ['notFound', { status: 404, vendorText: 'Not resident' }],
  ] as const)('that passes is tried again after a second: %s', (code, more) => {
    const link = failing(code, more);
    link.pass(ONE_SECOND);
    expect(link.did()).toEqual(['open 2']);
  });

  test.each([
    ['notFound', { status: 404 }],
    ['rejected', { status: 405 }],
    ['serverError', { status: 501 }],
    ['notPermitted', { status: 403 }],
    ['badReply', {}],
  ] as const)('that stays is tried again after ten minutes: %s %o', (code, more) => {
    const link = failing(code, more);
    link.pass(ms(REALTIME_ABSENT_RETRY - JUST));
    expect(link.did()).toEqual([]);
    link.pass(JUST);
    expect(link.did()).toEqual(['open 2']);
  });

  test('that stays is not forgotten when nobody follows for a while', () => {
    const link = failing('notFound', { status: 404 });
    link.want();
    link.pass(ms(REALTIME_CLOSE_AFTER + ONE_SECOND));
    link.want(a);
    link.pass(ONE_MINUTE);
    expect(link.did().filter((one) => one.startsWith('open'))).toEqual([]);
    link.want();
    link.pass(REALTIME_ABSENT_RETRY);
    expect(link.phase()).toBe('resting');
  });

  test('waits at least as long as the server asks', () => {
    const link = failing('busy', { status: 429, retryAfter: ms(20_000) });
    link.pass(ms(19_999));
    expect(link.did()).toEqual([]);
    link.pass(JUST);
    expect(link.did()).toEqual(['open 2']);
  });

  test('is forgotten when the network is back, unless the call does not exist', () => {
    const link = failing('unreachable');
    link.happen({ kind: 'networkBack' });
    expect(link.did()).toEqual(['open 2']);
    const absent = failing('notFound', { status: 404 });
    absent.happen({ kind: 'networkBack' });
    expect(absent.did()).toEqual([]);
  });

  test('to find a slot is no failure: it is asked for every half minute', () => {
    const link = make();
    link.want(a);
    link.pass(REALTIME_GATHER);
    link.happen({ kind: 'noSlot', id: 1 });
    expect(link.did()).toEqual(['open 1', 'close 1', 'freeSlot']);
    link.pass(REALTIME_SLOT_RETRY);
    expect(link.did()).toEqual(['open 2']);
  });
});

describe('nobody', () => {
  test('follows: all is closed after a few seconds, and opened anew for the next', () => {
    const link = opened();
    link.want();
    link.pass(ms(REALTIME_CLOSE_AFTER - JUST));
    expect(link.did()).toEqual([]);
    link.pass(JUST);
    expect(link.did()).toEqual(['close 1', 'freeSlot']);
    link.want(b);
    link.pass(REALTIME_GATHER);
    expect(link.did()).toEqual(['open 2']);
  });

  test('follows: a connection that ends meanwhile is not opened again, for that would name nobody', () => {
    for (const how of ['ended', 'networkBack', 'renewal'] as const) {
      const link = opened();
      link.pass(ms(REALTIME_RENEW_EVERY - ONE_SECOND));
      link.want();
      if (how === 'ended') link.end(1);
      if (how === 'networkBack') link.happen({ kind: 'networkBack' });
      link.pass(ms(2 * ONE_SECOND));
      expect(link.did()).toEqual(['close 1', 'freeSlot']);
      expect(link.phase()).toBe('resting');
    }
  });

  test('looks: all is closed at once, nothing is opened, and all is opened when somebody does', () => {
    const link = opened(a);
    link.pass(REALTIME_RENEW_EVERY);
    link.did();
    link.happen({ kind: 'paused' });
    expect(link.did()).toEqual(['close 1', 'close 2', 'freeSlot']);
    link.want(a, b);
    link.pass(ms(10 * ONE_MINUTE));
    expect(link.did()).toEqual([]);
    link.happen({ kind: 'resumed' });
    expect(link.asked()).toMatchObject([{ named: new Set([a, b]) }]);
  });

  test('looks from the start: nothing is opened', () => {
    const link = make(true);
    link.want(a);
    link.pass(ONE_MINUTE);
    expect(link.did()).toEqual([]);
  });
});
