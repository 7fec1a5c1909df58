/** The size of an element on the screen, kept current. */
import { useCallback, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';

/** Give the returned function to the element as its `ref`. */
export function useBoxSize(): readonly [
  FrameSize,
  (element: HTMLElement | null) => (() => void) | undefined,
] {
  const [size, setSize] = useState<FrameSize>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}
