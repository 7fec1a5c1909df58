/** A line of the form: its name, its control, and beside it what is wrong, why it cannot be set, what it means. */
import { Info } from 'lucide-react';
import { createContext, type ReactNode, use } from 'react';
import { FaultMark } from '../../../ui/fault-mark.tsx';
import type { ExportField } from '../../../vendors/contract-exports.ts';

/** The look of a field that is typed into. */
export const FIELD = 'field-box tabular h-7 w-full min-w-0 px-2 disabled:text-fg3 max-phone:h-11';

export interface FormRowProps {
  readonly label: string;
  /** What it sets: where the focus goes when one of them is wrong. */
  readonly fields: readonly ExportField[];
  /** The id of its one control; without it the row is a group of controls. */
  readonly control?: string | undefined;
  readonly problems?: readonly string[] | undefined;
  /** Why it means nothing now. */
  readonly reason?: string | undefined;
  /** Behind the reason: what can be done about it. */
  readonly remedy?: ReactNode;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

/** Sets the rows of several systems on one page apart: their notes need ids of their own. */
export const FieldScope = createContext('');

/** The id of what stands below a control, for `aria-describedby`. */
export const noteId = (field: ExportField, scope = ''): string =>
  scope === '' ? `export-note-${field}` : `export-note-${scope}-${field}`;

const NONE: readonly string[] = [];

export function FormRow(props: FormRowProps) {
  const { label, fields, control, problems = NONE, reason, remedy, note, children } = props;
  const [first] = fields;
  const scope = use(FieldScope);
  const name = 'pt-1 text-fg2 max-phone:pt-2.5';
  return (
    <div
      data-fields={fields.join(' ')}
      className="grid grid-cols-[84px_minmax(0,1fr)] items-start gap-x-3 px-4 py-0.75 phone:grid-cols-[92px_minmax(0,1fr)]"
    >
      {control === undefined ? (
        <span className={name}>{label}</span>
      ) : (
        <label htmlFor={control} className={name}>
          {label}
        </label>
      )}
      <div
        role={control === undefined ? 'group' : undefined}
        aria-label={control === undefined ? label : undefined}
        className="min-w-0"
      >
        {children}
        <div id={first === undefined ? undefined : noteId(first, scope)} aria-live="polite">
          {problems.map((text) => (
            <p key={text} className="mt-1 flex items-start gap-1.5 text-12 font-medium">
              <FaultMark />
              <span className="min-w-0 wrap-anywhere">{text}</span>
            </p>
          ))}
          {reason !== undefined && (
            <p className="mt-1 flex items-start gap-1.5 text-12 text-fg2">
              <Info size={12} aria-hidden className="mt-0.5 shrink-0" />
              <span>
                {reason} {remedy}
              </span>
            </p>
          )}
          {reason === undefined && note !== undefined && <p className="mt-1 text-12 text-fg3">{note}</p>}
        </div>
      </div>
    </div>
  );
}

export interface FormSectionProps {
  readonly title: string;
  /** Beside the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function FormSection({ title, note, children }: FormSectionProps) {
  return (
    <section aria-label={title} className="border-b border-line py-2.5 last:border-b-0">
      <div className="flex min-h-7 items-center gap-2 px-4">
        <h2 className="font-semibold">{title}</h2>
        {note}
      </div>
      {children}
    </section>
  );
}

/** Puts the focus on the control of a field, or on the first of several. */
export function focusField(form: HTMLElement | null, field: ExportField): void {
  const row = form?.querySelector(`[data-fields~="${field}"]`);
  const controls = row?.querySelectorAll<HTMLElement>(
    'input:not(:disabled),select:not(:disabled),textarea,button,[tabindex="0"]',
  );
  const wanted = [...(controls ?? [])].find(
    (control) => !(control instanceof HTMLInputElement && control.type === 'radio' && !control.checked),
  );
  const target = wanted ?? (row instanceof HTMLElement ? row : undefined);
  target?.focus();
  target?.scrollIntoView?.({ block: 'center' });
}
