/**
 * The rules of playback: what follows from each thing that happens, as a pure reducer. Knows no
 * hls.js, no media element and no timer; playback-driver does what it answers.
 */
import { Failure, type FailureCode } from '../../core/failure.ts';
import { retryDelay, type RetryPolicy } from '../../core/retry-policy.ts';
import { addMs, type EpochMs, epochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import { CLOSED, type PlaybackModel } from './playback-model.ts';
import type { PlaybackEffect, PlaybackEvent, RecoveryMeans } from './playback-state.ts';
import { failureCodeOf } from './stream-failure.ts';

/**
 * For as long as somebody watches. No wait is longer than 8 s: a network that came back beyond the
 * browser's knowledge shows its picture within ten.
 */
const PICTURE_RETRY: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstDelay: ms(1_000),
  maxDelay: ms(8_000),
};
/** A try that took longer than the wait after it is followed by the next one almost at once. */
const SHORTEST_WAIT: Ms = ms(250);
/** A try that began so short a time before the network came back was made in the new one. */
const FRESH_TRY: Ms = ms(1_000);
/** Two decoder errors within this time are more than `recoverMediaError` heals. */
const MEDIA_RECOVERY_PAUSE: Ms = ms(5_000);
/** Decoder errors healed in a row without any progress between them; a new instance comes then. */
const MEDIA_RECOVERIES = 2;
/** Refusals in a row before the person is asked: one for the old token, the rest for a slow renewal. */
const REFUSALS_LIMIT = 3;
/** Recorded footage that is missing or broken this often in a row stays so. */
const RECORDED_TRIES = 4;
/** After a longer rest the buffer is old, and must not be shown as live even for a moment. */
const SHORT_REST: Ms = ms(3_000);
/** An expired token is renewed while `authorize` waits, so there is nothing else to wait for. */
const AT_ONCE: Ms = ms(0);

/** Facts from outside at the moment of an event. */
export interface PlaybackMoment {
  readonly now: EpochMs;
  /** In 0..1, for jitter. */
  readonly random: number;
  readonly online: boolean;
}

export interface PlaybackStep {
  readonly model: PlaybackModel;
  readonly effects: readonly PlaybackEffect[];
}

type NetworkFailed = Extract<PlaybackEvent, { type: 'networkFailed' }>;

const step = (model: PlaybackModel, ...effects: readonly PlaybackEffect[]): PlaybackStep => ({
  model,
  effects,
});

function fail(
  model: PlaybackModel,
  code: FailureCode,
  facts: { status?: number; text?: string } = {},
): PlaybackStep {
  const failure = new Failure({
    code,
    operation: model.live ? 'play live video' : 'play recorded video',
    status: facts.status,
    vendorText: facts.text,
  });
  return step({ ...model, failure, recovery: undefined }, { type: 'cancelRetry' }, { type: 'stopLoad' });
}

/** Plans the next try, after the stream policy's wait or a given one. */
function recover(
  model: PlaybackModel,
  moment: PlaybackMoment,
  means: RecoveryMeans,
  code: FailureCode,
  wait?: Ms,
): PlaybackStep {
  const attempts = model.attempts + 1;
  const delay = wait ?? retryDelay(PICTURE_RETRY, attempts, moment.random) ?? PICTURE_RETRY.maxDelay;
  // Counted from the try before: one that hung until it was given up has been waiting all the time.
  const begun = model.recovery?.waiting === false ? model.recovery.at : moment.now;
  const at = epochMs(Math.max(addMs(begun, delay), addMs(moment.now, wait ?? SHORTEST_WAIT)));
  const recovery = { means, at, code, waiting: true };
  return step({ ...model, attempts, recovery }, { type: 'scheduleRetry', at });
}

const withTrouble = (taken: PlaybackStep, trouble: 'gone' | 'frozen'): PlaybackStep =>
  step(taken.model, ...taken.effects, { type: 'tellTrouble', trouble });

function onRefused(
  model: PlaybackModel,
  event: NetworkFailed,
  code: FailureCode,
  moment: PlaybackMoment,
): PlaybackStep {
  const tell: readonly PlaybackEffect[] =
    event.url === undefined ? [] : [{ type: 'tellRefused', url: event.url }];
  if (!event.fatal) return step(model, ...tell);
  const refusals = model.refusals + 1;
  const counted = { ...model, refusals };
  if (refusals > REFUSALS_LIMIT) {
    return fail(counted, code, event.status === undefined ? {} : { status: event.status });
  }
  const means = model.manifestParsed ? 'startLoad' : 'load';
  const taken = recover(counted, moment, means, code, AT_ONCE);
  return step(taken.model, ...tell, ...taken.effects);
}

function onNetworkFailed(model: PlaybackModel, event: NetworkFailed, moment: PlaybackMoment): PlaybackStep {
  const code = failureCodeOf(event, moment.online);
  if (code === 'signInNeeded' || code === 'notPermitted') return onRefused(model, event, code, moment);
  // hls.js tries again by itself, or a try is planned already.
  if (!event.fatal || model.recovery?.waiting === true) return step(model);
  const means = model.manifestParsed ? 'startLoad' : 'load';
  if (code !== 'notFound') return recover(model, moment, means, code);
  if (model.live && event.part === 'playlist') {
    return withTrouble(recover(model, moment, 'load', 'playback'), 'gone');
  }
  if (model.live) {
    // The segment slid out of the server's window: there is newer video to jump to.
    const taken = recover(model, moment, means, 'playback');
    return step(taken.model, ...taken.effects, { type: 'seekToLiveEdge' });
  }
  if (model.attempts + 1 >= RECORDED_TRIES) return fail(model, 'notFound', { status: event.status ?? 0 });
  return recover(model, moment, means, code);
}

function onMediaFailed(model: PlaybackModel, reason: string, moment: PlaybackMoment): PlaybackStep {
  const { mediaRecoveredAt: last, mediaRecoveries } = model;
  const heals = last === undefined || msBetween(last, moment.now) >= MEDIA_RECOVERY_PAUSE;
  if (heals && mediaRecoveries < MEDIA_RECOVERIES) {
    const counted = { mediaRecoveredAt: moment.now, mediaRecoveries: mediaRecoveries + 1 };
    return step({ ...model, ...counted }, { type: 'recoverMedia' });
  }
  if (model.recovery?.waiting === true) return step(model);
  if (!model.live && model.attempts + 1 >= RECORDED_TRIES) return fail(model, 'playback', { text: reason });
  return recover(model, moment, 'rebuild', 'playback');
}

function onStallOutlasted(model: PlaybackModel, moment: PlaybackMoment): PlaybackStep {
  if (model.recovery?.waiting === true) return step(model);
  if (!model.live) return step(model, { type: 'stepOver' });
  if (!model.edgeSought) return step({ ...model, edgeSought: true }, { type: 'seekToLiveEdge' });
  return recover({ ...model, edgeSought: false }, moment, 'rebuild', 'playback');
}

/** Begins the planned try now. */
function tryNow(model: PlaybackModel, now: EpochMs): PlaybackStep {
  const { recovery } = model;
  if (recovery === undefined || !recovery.waiting) return step(model);
  const begun = { ...model, recovery: { ...recovery, at: now, waiting: false } };
  const restarts = recovery.means !== 'startLoad';
  return step(
    restarts ? { ...begun, manifestParsed: false } : begun,
    { type: 'cancelRetry' },
    { type: recovery.means },
  );
}

function onRetryAsked(model: PlaybackModel, moment: PlaybackMoment): PlaybackStep {
  if (model.failure === undefined) return tryNow(model, moment.now);
  const fresh = { ...CLOSED, source: model.source, live: model.live, stoodSince: moment.now };
  return step(fresh, { type: 'rebuild' });
}

/** The network is back: what was planned is done now, and what hangs in the old network is asked anew. */
function onCameOnline(model: PlaybackModel, now: EpochMs): PlaybackStep {
  if (model.recovery?.waiting === true) return tryNow(model, now);
  const isFresh = model.recovery !== undefined && msBetween(model.recovery.at, now) < FRESH_TRY;
  const stands = model.recovery !== undefined || model.media === 'waiting' || model.media === 'empty';
  if (isFresh || !stands) return step(model);
  return model.manifestParsed
    ? step(model, { type: 'stopLoad' }, { type: 'startLoad' })
    : step(model, { type: 'load' });
}

/** Memory grows in any player that runs for days: a new instance takes over, behind the last frame. */
function onLifeOver(model: PlaybackModel, now: EpochMs): PlaybackStep {
  const plays = model.live && model.media === 'playing' && model.recovery === undefined;
  if (!plays || model.renewing) return step(model);
  return step({ ...model, renewing: true, stoodSince: now, manifestParsed: false }, { type: 'renew' });
}

function onSegmentBuffered(model: PlaybackModel): PlaybackStep {
  const healed = model.recovery?.waiting === false;
  const recovery = healed ? undefined : model.recovery;
  const next = { ...model, refusals: 0, recovery };
  // The stream went on meanwhile: what it stood before is no longer there to be played.
  const stands = model.live && healed && model.media === 'waiting';
  return stands ? step(next, { type: 'seekToLiveEdge' }) : step(next);
}

function onResumed(model: PlaybackModel, now: EpochMs): PlaybackStep {
  if (model.source !== 'resting') return step(model);
  const open = { ...model, source: 'open' } as const;
  if (!model.manifestParsed) return step(open, { type: 'load' });
  if (model.live && msBetween(model.restedAt, now) > SHORT_REST) {
    return step({ ...CLOSED, source: 'open', live: true, stoodSince: now }, { type: 'rebuild' });
  }
  return step(open, { type: 'startLoad' }, { type: 'seekToLiveEdge' });
}

function onMediaChanged(model: PlaybackModel, media: PlaybackModel['media'], now: EpochMs): PlaybackStep {
  if (media === model.media) return step(model);
  return step({
    ...model,
    media,
    renewing: model.renewing && media !== 'playing' && media !== 'paused',
    stoodSince: model.media === 'playing' ? now : model.stoodSince,
    edgeSought: media === 'playing' ? false : model.edgeSought,
  });
}

/** The next model, and what must be done. */
export function reducePlayback(
  model: PlaybackModel,
  event: PlaybackEvent,
  moment: PlaybackMoment,
): PlaybackStep {
  switch (event.type) {
    case 'sourceOpened':
      return step(
        { ...CLOSED, source: 'open', live: event.live, stoodSince: moment.now },
        { type: 'cancelRetry' },
        { type: 'rebuild' },
      );
    case 'sourceClosed':
      if (model.source === 'none') return step(model);
      return step(CLOSED, { type: 'cancelRetry' }, { type: 'destroy' });
    default:
      return model.source === 'none' ? step(model) : reduceOpen(model, event, moment);
  }
}

function reduceOpen(
  model: PlaybackModel,
  event: Exclude<PlaybackEvent, { type: 'sourceOpened' | 'sourceClosed' }>,
  moment: PlaybackMoment,
): PlaybackStep {
  switch (event.type) {
    case 'rested':
      return step(
        { ...model, source: 'resting', restedAt: moment.now, recovery: undefined, attempts: 0 },
        { type: 'cancelRetry' },
        { type: 'stopLoad' },
      );
    case 'resumed':
      return onResumed(model, moment.now);
    case 'manifestParsed':
      return step({ ...model, manifestParsed: true });
    case 'firstFrameShown':
      return step(model.frameShown ? model : { ...model, frameShown: true });
    case 'mediaChanged':
      return onMediaChanged(model, event.media, moment.now);
    case 'segmentBuffered':
      return onSegmentBuffered(model);
    case 'progressMade':
      return step({
        ...model,
        attempts: model.recovery === undefined ? 0 : model.attempts,
        mediaRecoveries: 0,
      });
    case 'codecRefused': {
      const failed = fail(model, 'codecUnsupported', { text: event.reason });
      return step(failed.model, ...failed.effects, { type: 'tellTrouble', trouble: 'undecodable' });
    }
    case 'playerUnsupported':
      return fail(model, 'playback', { text: 'This browser has no Media Source Extensions.' });
    case 'retryAsked':
      return onRetryAsked(model, moment);
    default:
      // After giving up, and while nobody looks, faults of what is still under way mean nothing.
      if (model.failure !== undefined || model.source === 'resting') return step(model);
      return reduceFault(model, event, moment);
  }
}

type FaultEvent = Extract<
  PlaybackEvent,
  {
    type:
      | 'networkFailed'
      | 'mediaFailed'
      | 'frozenNoticed'
      | 'stallOutlasted'
      | 'retryDue'
      | 'cameOnline'
      | 'tabShown'
      | 'keptSegmentBroken'
      | 'lifeOver';
  }
>;

function reduceFault(model: PlaybackModel, event: FaultEvent, moment: PlaybackMoment): PlaybackStep {
  switch (event.type) {
    case 'networkFailed':
      return onNetworkFailed(model, event, moment);
    case 'mediaFailed':
      return onMediaFailed(model, event.reason, moment);
    case 'frozenNoticed':
      if (!model.live || model.recovery?.waiting === true) return step(model);
      // Not `load`: that would play the same old segments again and call them live.
      return withTrouble(recover(model, moment, 'startLoad', 'playback'), 'frozen');
    case 'stallOutlasted':
      return onStallOutlasted(model, moment);
    case 'keptSegmentBroken':
      return step({ ...model, manifestParsed: false, renewing: model.frameShown }, { type: 'renew' });
    case 'lifeOver':
      return onLifeOver(model, moment.now);
    case 'retryDue':
      return tryNow(model, moment.now);
    case 'cameOnline':
      return onCameOnline(model, moment.now);
    case 'tabShown':
      return model.live && model.frameShown && model.media !== 'paused'
        ? step(model, { type: 'seekToLiveEdge' })
        : step(model);
  }
}
