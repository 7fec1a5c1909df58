/** The choice of playback speed. */
import { PLAY_RATES } from './media-commands.ts';

export interface SpeedSelectProps {
  readonly rate: number;
  readonly onRate: (rate: number) => void;
}

const rateText = (rate: number): string => (rate === 1 / 2 ? '½ ×' : `${rate} ×`);

export function SpeedSelect({ rate, onRate }: SpeedSelectProps) {
  return (
    <select
      aria-label="Speed"
      value={rate}
      onChange={(event) => onRate(Number(event.target.value))}
      className="tabular h-7 rounded-control bg-transparent px-1.5 text-12 font-medium text-fg2 hover:bg-s3 hover:text-fg1"
    >
      {PLAY_RATES.map((choice) => (
        <option key={choice} value={choice} className="bg-s2 text-fg1">
          {rateText(choice)}
        </option>
      ))}
    </select>
  );
}
