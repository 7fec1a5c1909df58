/** How new events come in from several systems, as one state. Pure. */
import type { NewsState } from './event-news.ts';

/** Arriving only when all do; resting when nobody looks; undefined where there is nobody to hear of. */
export function sumNews(states: readonly NewsState[]): NewsState | undefined {
  const asking = states.flatMap((state) => (state.kind === 'asking' ? state : []));
  const [first] = asking;
  if (first !== undefined) {
    return {
      kind: 'asking',
      cameras: asking.reduce((sum, { cameras }) => sum + cameras, 0),
      of: asking.reduce((sum, { of }) => sum + of, 0),
      trouble: asking.find(({ trouble }) => trouble !== undefined)?.trouble,
    };
  }
  return states.find(({ kind }) => kind === 'resting') ?? states[0];
}
