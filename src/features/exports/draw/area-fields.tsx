/** The four numbers of a rectangle. */
import { type FrameArea, isLargeEnough } from '../../../core/frame-area.ts';
import { FractionField } from './fraction-field.tsx';

export interface AreaFieldsProps {
  /** "Crop". */
  readonly name: string;
  readonly area: FrameArea;
  /** `side`: which number was typed. */
  readonly onArea: (area: FrameArea, side: string) => void;
}

export function AreaFields({ name, area, onArea }: AreaFieldsProps) {
  const { from, to } = area;
  const sides = [
    ['left', from.x, (x: number) => ({ from: { ...from, x }, to })],
    ['top', from.y, (y: number) => ({ from: { ...from, y }, to })],
    ['right', to.x, (x: number) => ({ from, to: { ...to, x } })],
    ['bottom', to.y, (y: number) => ({ from, to: { ...to, y } })],
  ] as const;
  return (
    <div className="grid grid-cols-[repeat(2,max-content)] gap-x-4 gap-y-1.5">
      {sides.map(([side, value, changed]) => (
        <FractionField
          key={side}
          label={side}
          name={`${name}, ${side}`}
          value={value}
          onValue={(next) => {
            const wanted = changed(next);
            if (!isLargeEnough(wanted)) return 'The sides are too close, or the wrong way round.';
            onArea(wanted, side);
            return undefined;
          }}
        />
      ))}
    </div>
  );
}
