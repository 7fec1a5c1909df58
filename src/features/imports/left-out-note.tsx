/** Which files of a drop stay out by their names, so that nothing vanishes silently. */
import { ChevronRight, X } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { type LeftOutFile, leftOutWords, siftWord } from './sift-files.ts';

export interface LeftOutNoteProps {
  readonly files: readonly LeftOutFile[];
  readonly onDismiss: (() => void) | undefined;
}

/** More names than these nobody reads here. */
const MOST_NAMED = 200;

export function LeftOutNote({ files, onDismiss }: LeftOutNoteProps) {
  const more = files.length - MOST_NAMED;
  return (
    <div className="mt-2 flex items-start gap-2 pl-1 text-12 text-fg2">
      <details className="group min-w-0 flex-1 py-1">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1 hover:text-fg1">
          <ChevronRight size={14} aria-hidden className="shrink-0 group-open:rotate-90" />
          {leftOutWords(files)}
        </summary>
        <ul className="mt-1 max-h-40 overflow-auto pl-5">
          {files.slice(0, MOST_NAMED).map(({ path, because }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two drops may name the same file
            <li key={`${path} ${index}`} className="wrap-anywhere">
              {path} <span className="text-fg3">{siftWord(because)}</span>
            </li>
          ))}
          {more > 0 && <li className="text-fg3">and {more} more</li>}
        </ul>
      </details>
      {onDismiss !== undefined && (
        <IconButton size="small" label="Dismiss this note" icon={X} onClick={onDismiss} />
      )}
    </div>
  );
}
