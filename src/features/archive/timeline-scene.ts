/** What a timeline is drawn from, and with what. */
import type { TimeSpan } from '../../core/time-span.ts';
import type { EpochMs } from '../../core/units.ts';
import type { TimelineColours } from './timeline-colours.ts';
import type { TimelineScale } from './timeline-geometry.ts';
import type { TimelineLayout } from './timeline-layout.ts';
import type { Tick } from './timeline-ticks.ts';

/** What is drawn with: the part of a canvas's context that is used. */
export type TimelinePen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clip'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineTo'
  | 'lineWidth'
  | 'measureText'
  | 'moveTo'
  | 'rect'
  | 'restore'
  | 'roundRect'
  | 'save'
  | 'stroke'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
>;

export interface LaneScene {
  readonly spans: readonly TimeSpan[];
  readonly unknown: readonly TimeSpan[];
  readonly selected: boolean;
}

export interface TimelineScene {
  readonly scale: TimelineScale;
  readonly layout: TimelineLayout;
  readonly colours: TimelineColours;
  readonly now: EpochMs;
  readonly ticks: readonly Tick[];
  readonly lanes: readonly LaneScene[];
  readonly mark: { readonly span: TimeSpan; readonly label: string } | undefined;
  readonly playhead: { readonly at: EpochMs; readonly label: string };
  /** Where a pointer rests, with its time. */
  readonly pointer: { readonly x: number; readonly label: string } | undefined;
}

export const fontOf = (weight: number): string => `${weight} 12px "Inter Variable", system-ui, sans-serif`;
