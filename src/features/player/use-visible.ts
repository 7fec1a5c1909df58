/** Whether a person can see an element: on screen, in a tab that is shown. */
import { type RefObject, useEffect, useState } from 'react';

/** Scrolling past must not stop and wake a camera; staying away must, within a second. */
const GONE_AFTER_MS = 500;

const isShown = () => document.visibilityState !== 'hidden';

/** False within a second after the element left the screen, and at once when the tab is hidden. */
export function useVisible(element: RefObject<Element | null>): boolean {
  const [shown, setShown] = useState(isShown);
  const [onScreen, setOnScreen] = useState(false);

  useEffect(() => {
    const changed = () => setShown(isShown());
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);

  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      const visible = entries.at(-1)?.isIntersecting === true;
      clearTimeout(timer);
      if (visible) setOnScreen(true);
      else timer = setTimeout(() => setOnScreen(false), GONE_AFTER_MS);
    });
    observer.observe(watched);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);

  return shown && onScreen;
}
