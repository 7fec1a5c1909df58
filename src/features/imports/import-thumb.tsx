/** A small picture of a file's beginning, fetched when its row stands still for a moment. */
import { useQuery } from '@tanstack/react-query';
import { Film } from 'lucide-react';
import { use, useEffect, useState } from 'react';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import { ImportsHostContext } from './imports-host.ts';

/** Rows that are scrolled past within this ask for nothing. */
const SETTLE_MS = 150;
/** The beginning of a file does not change; what nobody sees is dropped after this. */
const KEPT_MS = 60_000;

export function ImportThumb({ item }: { readonly item: ImportItem }) {
  const frame = use(ImportsHostContext)?.queue.frame;
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const picture = useQuery<Blob | null>({
    queryKey: ['importThumb', item.id, item.state.kind === 'needsFile'],
    enabled: settled && frame !== undefined && item.facts !== undefined,
    // Where there was none the file may be given since.
    staleTime: ({ state }) => (state.data === null ? 0 : Number.POSITIVE_INFINITY),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: KEPT_MS,
    retry: false,
    // A file that no picture can be made of is an answer too.
    queryFn: async ({ signal }) => (await frame?.(item.id, signal)) ?? null,
  });
  const url = useBlobUrl(picture.data ?? undefined);
  return (
    <span className="on-video grid h-10 w-16 shrink-0 place-items-center overflow-hidden rounded-thumb bg-well text-fg3">
      {url === undefined ? (
        <Film size={16} strokeWidth={1.25} aria-hidden />
      ) : (
        <img src={url} alt="" decoding="async" className="size-full object-cover" />
      )}
    </span>
  );
}
