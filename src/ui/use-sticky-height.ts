/** How high something is that sticks to the top, for what sticks below it; 0 where it scrolls away. */
import { useLayoutEffect, useState } from 'react';

export function useStickyHeight(element: HTMLElement | null): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = () =>
      setHeight(getComputedStyle(element).position === 'sticky' ? element.offsetHeight : 0);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
