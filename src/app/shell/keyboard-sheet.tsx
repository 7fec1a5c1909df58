/** All keys that mean something now, by group. */
import { use } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ShortcutContext } from '../../ui/shortcuts.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { shownKeys } from './shown-keys.ts';

export function KeyboardSheet({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useReadable(use(ShortcutContext));
  const groups = Object.entries(Object.groupBy(shortcuts, (shortcut) => shortcut.group));
  return (
    <Dialog title="Keyboard" label="Keyboard" onClose={onClose} width="sheet">
      <p className="text-fg2">Everything that a key does on this page.</p>
      <div className="mt-4 columns-1 gap-8 phone:columns-2">
        {groups.map(([group, members]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="border-b border-line pb-1 font-semibold">{group}</h3>
            <dl>
              {members?.map((shortcut) => (
                <div key={shortcut.label} className="flex min-h-7 items-center justify-between gap-4">
                  <dt className="text-fg2">{shortcut.label}</dt>
                  <dd>
                    <Kbd>{shownKeys(shortcut)}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
