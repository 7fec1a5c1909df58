/** The foot of the window: the keys that a hand needs here, and the jobs. */
import { ArrowUpDown, ChevronUp } from 'lucide-react';
import { use } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import { ShortcutContext } from '../../ui/shortcuts.ts';
import { shownKeys } from './shown-keys.ts';
import { useReadable } from '../../ui/use-readable.ts';

export function Dock({ onShowJobs }: { readonly onShowJobs: () => void }) {
  const shortcuts = useReadable(use(ShortcutContext));
  const listed = shortcuts.filter((shortcut) => shortcut.dock !== undefined).toReversed();
  return (
    <footer className="hidden items-center gap-4 border-t border-line bg-s1 pl-3 text-12 text-fg3 phone:col-span-2 phone:col-start-2 phone:flex">
      <ul className="flex min-w-0 flex-1 items-center gap-4 overflow-hidden" aria-label="Keys on this page">
        {listed.map((shortcut) => (
          <li key={shortcut.label} className="flex shrink-0 items-center gap-1.5">
            <Kbd>{shownKeys(shortcut)}</Kbd>
            {shortcut.dock}
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={onShowJobs}
        className="flex h-full w-56 shrink-0 items-center gap-2 border-l border-line bg-s2 px-3 text-fg2 hover:text-fg1 wide:w-86"
      >
        <ArrowUpDown size={14} aria-hidden />
        <span className="flex-1 text-left">No jobs</span>
        <ChevronUp size={14} aria-hidden />
      </button>
    </footer>
  );
}
