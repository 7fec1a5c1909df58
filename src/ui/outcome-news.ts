/** What happened to the rows of a list between two looks at it, for people who do not see the table. */
import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly id: string;
  readonly state: { readonly kind: string };
}

/** More at once are told as a number. */
const MOST_TOLD = 3;

/** The news in one text; empty when nothing is over and nothing needs anybody. */
export function outcomeNews<Item extends Row>(
  before: readonly Item[],
  after: readonly Item[],
  textOf: (item: Item) => string | undefined,
): string {
  const known = new Map(before.map((item) => [item.id, item.state.kind]));
  const told = after.flatMap((item) => {
    const was = known.get(item.id);
    // One that has just come tells nothing: what it needs stands in its row.
    if (was === undefined || was === item.state.kind) return [];
    return textOf(item) ?? [];
  });
  if (told.length <= MOST_TOLD) return told.join(' ');
  return `${told.slice(0, MOST_TOLD).join(' ')} And ${told.length - MOST_TOLD} more.`;
}

/** The newest news of a list, for a live region. `textOf`: what became of a row, undefined on the way. */
export function useOutcomes<Item extends Row>(
  items: readonly Item[],
  textOf: (item: Item) => string | undefined,
): string {
  const [news, setNews] = useState('');
  const before = useRef(items);
  const newestTextOf = useRef(textOf);
  useEffect(() => {
    newestTextOf.current = textOf;
  });
  useEffect(() => {
    const told = outcomeNews(before.current, items, newestTextOf.current);
    before.current = items;
    if (told !== '') setNews(told);
  }, [items]);
  return news;
}
