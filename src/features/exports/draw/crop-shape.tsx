/** The crop on the picture: what it leaves out is dimmed, thirds within, and its grips. */
import { type FrameArea, type FrameSize, handlePoint } from '../../../core/frame-area.ts';
import { toScreen } from './screen-point.ts';

const THIRDS = [1 / 3, 2 / 3];

/** Everything but the crop, and the lines of thirds. Only to be seen. */
export function CropShade({ area, size }: { readonly area: FrameArea; readonly size: FrameSize }) {
  const start = toScreen(area.from, size);
  const end = toScreen(area.to, size);
  const [width, height] = [end.x - start.x, end.y - start.y];
  return (
    <g pointerEvents="none" aria-hidden>
      <path
        fillRule="evenodd"
        fill="#05070a"
        fillOpacity={0.68}
        d={`M0 0H${size.width}V${size.height}H0ZM${start.x} ${start.y}H${end.x}V${end.y}H${start.x}Z`}
      />
      <g stroke="#fff" strokeOpacity={0.22}>
        {THIRDS.map((third) => (
          <path
            key={third}
            d={`M${start.x + third * width} ${start.y}v${height}M${start.x} ${start.y + third * height}h${width}`}
          />
        ))}
      </g>
    </g>
  );
}

/** A crop that counts for nothing now. */
export function IdleCrop({ area, size }: { readonly area: FrameArea; readonly size: FrameSize }) {
  const start = toScreen(area.from, size);
  const end = toScreen(handlePoint(area, 'se'), size);
  return (
    <rect
      x={start.x}
      y={start.y}
      width={end.x - start.x}
      height={end.y - start.y}
      fill="none"
      stroke="#fff"
      strokeOpacity={0.4}
      strokeDasharray="4 4"
      pointerEvents="none"
    />
  );
}
