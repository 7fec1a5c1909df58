/** The foot of the window: the keys that a hand needs here, and the jobs. */
import { use } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import { ShortcutContext } from '../../ui/shortcuts.ts';
import { JobButton } from './job-button.tsx';
import { shownKeys } from './shown-keys.ts';
import { useReadable } from '../../ui/use-readable.ts';

export function Dock({ onShowJobs }: { readonly onShowJobs: () => void }) {
  const shortcuts = useReadable(use(ShortcutContext));
  const groups = Object.groupBy(
    shortcuts.filter((shortcut) => shortcut.dock !== undefined),
    (shortcut) => shortcut.group,
  );
  // What belongs to the page comes before what holds everywhere.
  const listed = Object.values(groups)
    .toReversed()
    .flatMap((group) => group ?? []);
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
      <JobButton onShowJobs={onShowJobs} />
    </footer>
  );
}
