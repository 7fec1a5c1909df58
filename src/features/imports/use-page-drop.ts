/** Files dropped anywhere on the page, and whether a drag with files is over it. */
import { useEffect, useRef, useState } from 'react';
import { carriesFiles, type FoundFiles, readDrop } from '../../platform/dropped-files.ts';

/** True while files are dragged over the window. The browser would open a dropped file: never here. */
export function usePageDrop(onDrop: ((found: Promise<FoundFiles>) => void) | undefined): boolean {
  const [over, setOver] = useState(false);
  const newest = useRef(onDrop);
  useEffect(() => {
    newest.current = onDrop;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // A drag enters each element before it leaves the one before.
    let depth = 0;
    const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', run: (event: DragEvent) => void) =>
      addEventListener(
        name,
        (event) => {
          if (carriesFiles(event.dataTransfer)) run(event);
        },
        { signal },
      );
    on('dragenter', (event) => {
      event.preventDefault();
      depth += 1;
      setOver(true);
    });
    on('dragover', (event) => {
      event.preventDefault();
      if (event.dataTransfer !== null)
        event.dataTransfer.dropEffect = newest.current === undefined ? 'none' : 'copy';
    });
    on('dragleave', () => {
      depth = Math.max(depth - 1, 0);
      if (depth === 0) setOver(false);
    });
    on('drop', (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer !== null) newest.current?.(readDrop(event.dataTransfer));
    });
    return () => listening.abort();
  }, []);
  return over && onDrop !== undefined;
}
