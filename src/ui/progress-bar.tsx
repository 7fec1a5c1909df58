/** How far something is; without a number the track is striped, and stands still. */
import { classNames } from './class-names.ts';

export interface ProgressBarProps {
  readonly label: string;
  readonly share: number | 'unknown';
  readonly className?: string | undefined;
}

const WHOLE = 100;

export function ProgressBar({ label, share, className }: ProgressBarProps) {
  const percent = share === 'unknown' ? undefined : Math.floor(Math.max(0, Math.min(share, 1)) * WHOLE);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={WHOLE}
      aria-valuenow={percent}
      className={classNames('h-1 overflow-hidden rounded-full bg-s3', className)}
    >
      {percent === undefined ? (
        <div className="size-full bg-[repeating-linear-gradient(115deg,var(--fg2)_0_4px,transparent_4px_8px)]" />
      ) : (
        <div className="h-full rounded-full bg-fg1" style={{ width: `${percent}%` }} />
      )}
    </div>
  );
}
