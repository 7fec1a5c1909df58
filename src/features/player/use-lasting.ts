/** Holds back what may be over at once, so that nothing flashes. */
import { useEffect, useState } from 'react';

/** True as soon as `active` has lasted for so many milliseconds, false at once when it ends. */
export function useLasting(active: boolean, afterMs: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLasts(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [active, afterMs]);
  return active && lasts;
}
