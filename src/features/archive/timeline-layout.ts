/** How high the parts of a timeline are, for what is drawn and for the heads beside it. In pixels. */

export interface TimelineLayout {
  readonly ruler: number;
  readonly lane: number;
  /** Space above the bar that names take where there is no room beside the rows. */
  readonly name: number;
  readonly bar: number;
}

const RULER = 28;
const NAME = 20;

/** Few rows are higher than many. `names`: they stand in the rows, as on a phone. */
export function timelineLayout(lanes: number, names: boolean): TimelineLayout {
  const [lane, bar] = lanes <= 1 ? [56, 16] : lanes <= 3 ? [40, 12] : [28, 10];
  if (!names) return { ruler: RULER, lane, name: 0, bar };
  return { ruler: RULER, lane: NAME + 24, name: NAME, bar: 12 };
}

export const timelineHeight = ({ ruler, lane }: TimelineLayout, lanes: number): number =>
  ruler + lane * lanes + 1;

/** The row at a height; undefined on the ruler and below the rows. */
export function laneAt({ ruler, lane }: TimelineLayout, lanes: number, y: number): number | undefined {
  const index = Math.floor((y - ruler) / lane);
  return index >= 0 && index < lanes ? index : undefined;
}
