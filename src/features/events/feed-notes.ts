/** What a list over many cameras does not show, and why: a line for each reason. Pure. */
import type { ConnectionId } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { failureText } from '../../ui/failure-text.ts';
import { type CameraChoice, concerns } from './camera-choice.ts';
import { MOST_CAMERAS } from './choose-lanes.ts';
import type { FeedState } from './event-feed.ts';

/** `act`: what a person can do about it. */
export interface FeedNote {
  readonly id: string;
  readonly words: string;
  readonly act?: 'signIn' | 'listAgain' | 'askAgain' | 'choose';
  readonly system?: ConnectionId;
}

/** Lines about systems whose cameras are not known, or that keep no events. */
export function systemNotes(
  systems: readonly SystemCameras[],
  choice: CameraChoice,
  reasonAgainst: (system: SystemCameras) => string | undefined,
): readonly FeedNote[] {
  return systems
    .filter((system) => concerns(system, choice))
    .flatMap((system): FeedNote | readonly FeedNote[] => {
      const { entry, session, loading, failure } = system;
      const { id, name } = entry;
      if (failure !== undefined) {
        const { title } = failureText(failure, name);
        return { id, words: `${title}: its events are missing.`, act: 'listAgain', system: id };
      }
      if (session.kind === 'signedOut') {
        return { id, words: `Signed out of ${name}: its events are missing.`, act: 'signIn', system: id };
      }
      if (loading) return { id, words: `${name} has not listed its cameras yet.` };
      const reason = reasonAgainst(system);
      return reason === undefined ? [] : { id, words: `${name}: ${reason}` };
    });
}

/** Lines about cameras that failed, are late, or are too many. */
export function feedNotes(state: FeedState, systems: readonly SystemCameras[]): readonly FeedNote[] {
  const { asked = [], failures, late, leftOut, byNewest } = state;
  const failed = systems.flatMap((system): FeedNote | readonly FeedNote[] => {
    const { id, name } = system.entry;
    const own = failures.filter(({ ref }) => ref.system === id);
    const [first] = own;
    if (first === undefined) return [];
    const of = asked.filter((ref) => ref.system === id).length;
    const { title } = failureText(first.failure, name);
    const words =
      own.length === of
        ? `${title}: its events are missing.`
        : `${own.length === 1 ? cameraName(system, first.ref.camera) : `${own.length} cameras of ${name}`} could not be asked.`;
    return { id: `failed ${id}`, words, act: 'askAgain', system: id };
  });
  return [
    ...failed,
    ...(late === 0
      ? []
      : [
          {
            id: 'late',
            words: `${late === 1 ? '1 camera is' : `${late} cameras are`} slow to answer: what they have is put in when it comes.`,
          },
        ]),
    ...(leftOut === 0
      ? []
      : [
          {
            id: 'left out',
            words: `${byNewest ? `The ${MOST_CAMERAS} cameras with the newest events` : `${MOST_CAMERAS} of ${asked.length + leftOut} cameras`}: choose cameras to see others.`,
            act: 'choose' as const,
          },
        ]),
  ];
}

const cameraName = ({ list }: SystemCameras, id: string): string =>
  list.cameras.find((camera) => camera.id === id)?.name ?? 'One camera';
