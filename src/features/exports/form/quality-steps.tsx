/** A quality as a slider of named steps, from best to smallest. */
import { classNames } from '../../../ui/class-names.ts';
import { qualityName } from './setting-words.ts';

export interface QualityStepsProps {
  readonly id: string;
  readonly value: number;
  readonly worst: number;
  readonly onChange: (value: number) => void;
  readonly disabled: boolean;
  readonly describedBy: string;
}

export function QualitySteps({ id, value, worst, onChange, disabled, describedBy }: QualityStepsProps) {
  const share = worst === 0 ? 0 : value / worst;
  const name = qualityName(value, worst);
  const steps = Array.from({ length: worst + 1 }, (_, step) => step);
  const at = (part: number) => `calc(8px + (100% - 16px) * ${part})`;
  return (
    <div className="flex h-7 items-center gap-2 max-phone:h-11">
      <span aria-hidden className="text-12 text-fg3">
        best
      </span>
      <span
        className={classNames(
          'relative h-5 min-w-16 flex-1 rounded-full has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          disabled && 'opacity-60',
        )}
      >
        <span aria-hidden className="absolute inset-x-2 top-2.25 h-0.5 bg-line2" />
        {!disabled && (
          <span
            aria-hidden
            className="absolute top-2.25 left-2 h-0.5 bg-accent"
            style={{ width: `calc((100% - 16px) * ${share})` }}
          />
        )}
        {steps.map((step) => (
          <span
            key={step}
            aria-hidden
            style={{ left: at(worst === 0 ? 0 : step / worst) }}
            className={classNames(
              'absolute top-2.5 -translate-1/2 rounded-full',
              step === value ? 'size-4' : 'size-1.5',
              step <= value && !disabled ? 'bg-accent' : 'bg-s1 shadow-[inset_0_0_0_1.5px_var(--line2)]',
            )}
          />
        ))}
        <input
          id={id}
          type="range"
          min={0}
          max={worst}
          step={1}
          value={value}
          disabled={disabled}
          aria-valuetext={`${value} of ${worst}, ${name}`}
          aria-describedby={describedBy}
          onChange={(event) => onChange(Number(event.target.value))}
          className="absolute inset-0 size-full opacity-0"
        />
      </span>
      <span aria-hidden className="text-12 text-fg3">
        smallest
      </span>
      <span
        aria-hidden
        className={classNames(
          'tabular w-20 shrink-0 text-right text-12 whitespace-nowrap',
          disabled ? 'text-fg3' : 'font-550',
        )}
      >
        {value}, {name}
      </span>
    </div>
  );
}
