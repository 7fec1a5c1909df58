/** Shows the tooltip of the control that is hovered or focused: once around the app, above everything. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';
import { placeTooltip } from './tooltip-place.ts';
import { watchTooltips } from './tooltip-watch.ts';
import { type Tooltip, tooltipOf } from './tooltip.ts';

const ID = 'tooltip';
const DESCRIBED_BY = 'aria-describedby';

interface Shown {
  readonly anchor: HTMLElement;
  readonly tip: Tooltip;
}

function read(anchor: HTMLElement | undefined): Shown | undefined {
  const tip = anchor && tooltipOf(anchor);
  return anchor && tip && { anchor, tip };
}

export function TooltipLayer() {
  const bubble = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>();
  const { anchor, tip } = shown ?? {};

  useEffect(
    () =>
      watchTooltips(
        (next) => setShown(read(next)),
        (target) => bubble.current?.contains(target) === true,
      ),
    [],
  );

  useEffect(() => {
    if (anchor === undefined) return undefined;
    const before = anchor.getAttribute(DESCRIBED_BY);
    anchor.setAttribute(DESCRIBED_BY, before === null ? ID : `${before} ${ID}`);
    // Its words may change while it is open: a reason ends, a name arrives.
    const observer = new MutationObserver(() => setShown(read(anchor)));
    observer.observe(anchor, { attributeFilter: ['data-tip', 'data-tip-reason'] });
    return () => {
      observer.disconnect();
      if (before === null) anchor.removeAttribute(DESCRIBED_BY);
      else anchor.setAttribute(DESCRIBED_BY, before);
    };
  }, [anchor]);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (element === null || anchor === undefined || tip === undefined) return undefined;
    element.showPopover();
    const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const place = placeTooltip(
      anchor.getBoundingClientRect(),
      element.getBoundingClientRect(),
      tip.side ?? 'bottom',
      room,
    );
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
    return () => element.hidePopover();
  }, [anchor, tip]);

  return (
    <div
      ref={bubble}
      id={ID}
      role="tooltip"
      popover="manual"
      className="fixed inset-auto m-0 max-w-72 rounded-control border border-line2 bg-s2 px-2 py-1 text-12 text-fg1 shadow-lg"
    >
      <span className="flex items-center gap-2">
        {tip?.text}
        {tip?.shortcut !== undefined && <Kbd>{tip.shortcut}</Kbd>}
      </span>
      {tip?.reason !== undefined && <span className="block text-fg2">{tip.reason}</span>}
    </div>
  );
}
