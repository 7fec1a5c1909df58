/** Listens for keys once for the whole window. */
import { useContext, useEffect } from 'react';
import { ShortcutContext } from '../../ui/shortcuts.ts';

/** `active`: false while a dialog has the keyboard. */
export function useKeyboard(active: boolean): void {
  const registry = useContext(ShortcutContext);
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
      if (!event.defaultPrevented && !inDialog) registry.handle(event);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [registry, active]);
}
