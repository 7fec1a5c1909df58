/** What happened to files between two looks at the queue, for people who do not see the table. Pure. */
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { outcomeText } from './import-words.ts';

/** More at once are told as a number. */
const MOST_TOLD = 3;

/** The news in one text; empty when nothing is over and nothing needs anybody. */
export function outcomeNews(
  before: readonly ImportItem[],
  after: readonly ImportItem[],
  systemOf: (item: ImportItem) => string,
): string {
  const known = new Map(before.map((item) => [item.id, item.state.kind]));
  const told = after.flatMap((item) => {
    const was = known.get(item.id);
    // One that has just come tells nothing: what it needs stands in its row.
    if (was === undefined || was === item.state.kind) return [];
    return outcomeText(item, systemOf(item)) ?? [];
  });
  if (told.length <= MOST_TOLD) return told.join(' ');
  return `${told.slice(0, MOST_TOLD).join(' ')} And ${told.length - MOST_TOLD} more.`;
}
