/** When a tooltip opens and closes: hovering, focus by keyboard, and all that takes it away again. */
import { WITH_TOOLTIP } from './tooltip.ts';

/** Long enough not to flash while the pointer crosses a bar. */
const OPEN_AFTER_MS = 350;
/** While one was open so recently, the next one opens at once. */
const WARM_MS = 300;
/** Time for the pointer to go from the control onto its tooltip. */
const CLOSE_AFTER_MS = 120;

/**
 * Tells which control's tooltip is to be seen, undefined for none, until the returned function is called.
 * `isBubble` says whether the pointer is on the tooltip itself, which keeps it open.
 */
export function watchTooltips(
  show: (anchor: HTMLElement | undefined) => void,
  isBubble: (target: Node) => boolean,
): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listener: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, listener, { signal, capture: true, passive: true });

  let shown: HTMLElement | undefined;
  /** Under the pointer; the one that was pressed does not open again before the pointer left it. */
  let hovered: HTMLElement | undefined;
  let closedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function set(anchor: HTMLElement | undefined): void {
    clearTimeout(timer);
    if (shown === anchor) return;
    if (anchor === undefined) closedAt = performance.now();
    shown = anchor;
    show(anchor);
  }
  function later(anchor: HTMLElement | undefined, after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => set(anchor), after);
  }
  const close = () => set(undefined);

  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return;
    if (isBubble(target)) return clearTimeout(timer);
    const anchor = controlOf(target);
    const isNew = anchor !== hovered;
    hovered = anchor;
    if (anchor === undefined) {
      if (shown !== undefined) later(undefined, CLOSE_AFTER_MS);
      else clearTimeout(timer);
    } else if (anchor === shown) clearTimeout(timer);
    else if (isNew) {
      const isWarm = shown !== undefined || performance.now() - closedAt < WARM_MS;
      later(anchor, isWarm ? 0 : OPEN_AFTER_MS);
    }
  });
  on('pointerout', ({ relatedTarget }) => {
    // Out of the window.
    if (relatedTarget !== null) return;
    hovered = undefined;
    close();
  });
  on('focusin', ({ target }) => {
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
    const anchor = controlOf(target);
    if (anchor !== undefined) set(anchor);
  });
  on('focusout', close);
  on('pointerdown', close);
  on('click', close);
  on('scroll', close);
  on('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });

  return () => {
    clearTimeout(timer);
    leaving.abort();
  };
}

function controlOf(target: Element): HTMLElement | undefined {
  const control = target.closest(WITH_TOOLTIP);
  return control instanceof HTMLElement ? control : undefined;
}
