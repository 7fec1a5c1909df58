/** How new events come in, as a dot and words: by themselves, by asking, or not at the moment. */
import { ASK_EVERY, type NewsState } from './event-news.ts';
import { type DotShape, StatusDot } from '../../ui/status-dot.tsx';
import { ONE_SECOND } from '../../core/units.ts';

interface NewsWords {
  readonly shape: DotShape;
  readonly words: string;
  readonly title: string;
}

const EVERY = `${ASK_EVERY / ONE_SECOND} s`;

/** The words for it; `undefined`: the time of the list is over, or the list is not there yet. */
export function newsWords(state: NewsState | undefined): NewsWords {
  if (state === undefined) {
    return { shape: 'asleep', words: 'paused', title: 'No new event can come into this list.' };
  }
  switch (state.kind) {
    case 'arriving':
      return { shape: 'healthy', words: 'new ones arrive', title: 'New events appear by themselves.' };
    case 'resting':
      return { shape: 'asleep', words: 'paused', title: 'Nothing is asked while nobody looks.' };
    case 'asking': {
      const { cameras, of, trouble } = state;
      if (trouble !== undefined) {
        return {
          shape: 'degraded',
          words: `asked every ${EVERY}, last time failed`,
          title: 'New events may be missing until it succeeds again.',
        };
      }
      return {
        shape: 'degraded',
        words: `asked every ${EVERY}`,
        title:
          cameras === of
            ? 'The system does not send new events by itself at the moment.'
            : `${of - cameras} cameras send new events by themselves, ${cameras} are asked.`,
      };
    }
    default:
      return state satisfies never;
  }
}

export function NewsStatus({ state }: { readonly state: NewsState | undefined }) {
  const { shape, words, title } = newsWords(state);
  return (
    <span className="flex items-center gap-2 text-12 font-normal whitespace-nowrap text-fg2" title={title}>
      <StatusDot shape={shape} />
      {words}
    </span>
  );
}
