/** The newest news of the queue, for a live region. */
import { useEffect, useRef, useState } from 'react';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { outcomeNews } from './outcome-news.ts';

export function useOutcomes(items: readonly ImportItem[], systemOf: (item: ImportItem) => string): string {
  const [news, setNews] = useState('');
  const before = useRef(items);
  const newestSystemOf = useRef(systemOf);
  useEffect(() => {
    newestSystemOf.current = systemOf;
  });
  useEffect(() => {
    const told = outcomeNews(before.current, items, newestSystemOf.current);
    before.current = items;
    if (told !== '') setNews(told);
  }, [items]);
  return news;
}
