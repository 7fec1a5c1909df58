/** Find a camera or a page, or run what a key would run, from anywhere. */
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { use, useId, useMemo, useState } from 'react';
import { useAllCameras } from '../../systems/camera-queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ShortcutContext } from '../../ui/shortcuts.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { type PaletteItem, findItems, listItems } from './palette-items.ts';

export interface PaletteProps {
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
}

export function Palette({ onClose, onShowKeys }: PaletteProps) {
  const navigate = useNavigate();
  const shortcuts = useReadable(use(ShortcutContext));
  const systems = useAllCameras();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const items = useMemo(() => listItems(systems, shortcuts), [systems, shortcuts]);
  const found = useMemo(() => findItems(items, query), [items, query]);
  const at = Math.min(chosen, Math.max(found.length - 1, 0));

  function run(item: PaletteItem | undefined) {
    if (item === undefined) return;
    onClose();
    switch (item.kind) {
      case 'camera':
        return void navigate({ to: '/cameras/$camera', params: { camera: item.camera } });
      case 'page':
        return void navigate({ to: item.to });
      case 'action':
        return item.label === 'Show all keys' ? onShowKeys() : item.run();
      default:
        return item satisfies never;
    }
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const last = found.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (event.key === 'Enter') run(found[at]);
    else if (to !== undefined) setChosen(to);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title="Find or run" label="Find or run" onClose={onClose} width="sheet">
      <div className="field-box flex h-9 items-center gap-2 px-3">
        <Search size={16} className="text-fg3" aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={`${listId}-${at}`}
          aria-label="Find a camera, a page or a command"
          placeholder="A camera, a page or a command"
          className="w-full bg-transparent placeholder:text-fg3"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id={listId} role="listbox" aria-label="Found" className="-mx-2 mt-3 h-80 overflow-auto px-2">
        {found.map((item, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <li
            key={item.id}
            id={`${listId}-${index}`}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(item)}
            className="flex h-8 cursor-default items-center gap-3 rounded-chip px-2 aria-selected:bg-s3"
          >
            <span className="truncate">{item.label}</span>
            <span className="min-w-0 flex-1 truncate text-12 text-fg3">{item.hint}</span>
            {item.keys !== undefined && <Kbd>{item.keys}</Kbd>}
          </li>
        ))}
        {found.length === 0 && <li className="px-2 py-6 text-fg2">Nothing is called that here.</li>}
      </ul>
    </Dialog>
  );
}
