/** Which part of the picture is seen while it is looked at closely: a small map, and the way back. */
import type { KeyboardEvent } from 'react';
import { tooltip } from '../../ui/tooltip.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { ZoomDriver } from './zoom-driver.ts';

export interface ZoomOverviewProps {
  readonly driver: ZoomDriver;
  /** Shows the whole picture again. */
  readonly onReset: () => void;
}

/** How far an arrow key goes, as a share of what is seen. */
const STEP = 0.2;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const PERCENT = 100;
const percent = (share: number): string => `${share * PERCENT}%`;

/** Nothing while the whole picture is seen. */
export function ZoomOverview({ driver, onReset }: ZoomOverviewProps) {
  const { scale, part } = useReadable(driver.sight);
  if (scale === 1) return null;
  const times = `${scale.toFixed(1)}×`;
  const keyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    driver.move(...way);
  };
  return (
    <button
      {...tooltip({ text: 'Show the whole picture', shortcut: '0', side: 'top' })}
      type="button"
      aria-label={`${times} closer. Show the whole picture; arrow keys move it.`}
      onClick={onReset}
      onKeyDown={keyDown}
      className="glass absolute right-2 bottom-2 flex h-11 items-center gap-2 rounded-control px-2"
    >
      <span aria-hidden className="relative h-7 w-12.5 overflow-hidden bg-s3">
        <span
          className="absolute bg-rec shadow-[inset_0_0_0_1px_var(--accent)]"
          style={{
            left: percent(part.left),
            top: percent(part.top),
            width: percent(part.width),
            height: percent(part.height),
          }}
        />
      </span>
      <span className="tabular text-12 font-semibold">{times}</span>
    </button>
  );
}
