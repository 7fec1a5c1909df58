/** Runs the rules of playback over events, for their tests. */
import { addMs, epochMs, ms } from '../../../core/units.ts';
import { type PlaybackMoment, reducePlayback } from '../playback-machine.ts';
import { CLOSED, type PlaybackModel, stateOf } from '../playback-model.ts';
import type { PlaybackEffect, PlaybackEvent } from '../playback-state.ts';

export const START = epochMs(1_000_000);
export const at = (passed: number): PlaybackMoment => ({
  now: addMs(START, ms(passed)),
  random: 0,
  online: true,
});

/** Runs events, each with the milliseconds since the start, and gives the last step. */
export function run(events: readonly (readonly [number, PlaybackEvent])[], from: PlaybackModel = CLOSED) {
  let model = from;
  let effects: readonly PlaybackEffect[] = [];
  for (const [passed, event] of events) {
    const step = reducePlayback(model, event, at(passed));
    model = step.model;
    effects = step.effects;
  }
  return { model, effects, state: stateOf(model), does: effects.map((effect) => effect.type) };
}

export const LIVE: PlaybackEvent = { type: 'sourceOpened', live: true };
export const RECORDED: PlaybackEvent = { type: 'sourceOpened', live: false };
export const PARSED: PlaybackEvent = { type: 'manifestParsed' };
export const FRAME: PlaybackEvent = { type: 'firstFrameShown' };
export const PLAYS: PlaybackEvent = { type: 'mediaChanged', media: 'playing' };
export const WAITS: PlaybackEvent = { type: 'mediaChanged', media: 'waiting' };
export const DUE: PlaybackEvent = { type: 'retryDue' };
export const MEDIA: PlaybackEvent = { type: 'mediaFailed', reason: 'bufferAppendError' };

export const network = (
  status: number | undefined,
  more: { fatal?: boolean; part?: 'playlist' | 'segment'; url?: string } = {},
): PlaybackEvent => ({ type: 'networkFailed', fatal: true, part: 'playlist', status, ...more });

export const playing = (opened: PlaybackEvent): PlaybackModel =>
  run([
    [0, opened],
    [0, PARSED],
    [0, FRAME],
    [0, PLAYS],
  ]).model;
