/** What is written on the picture: the moment, a comment, and their colour. */
import { type RefObject, use, useId, useRef, useState } from 'react';
import type { EpochMs } from '../../../core/units.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { FIELD, FormRow, FormSection, noteId } from './form-row.tsx';
import type { SettingProps } from './how-section.tsx';
import { COLORS, isColor, typedColor } from './setting-words.ts';

export interface WrittenSectionProps extends SettingProps {
  /** The moment that is shown as written. */
  readonly at: EpochMs;
}

export function WrittenSection({ form, settings, at }: WrittenSectionProps) {
  return (
    <FormSection title="Written on the picture">
      <TimestampRow form={form} settings={settings} at={at} />
      <CommentRow form={form} settings={settings} />
      <ColorRow form={form} settings={settings} />
    </FormSection>
  );
}

/** The colour of what is written, on the black that the pictures of most scenes come near to. */
const writtenStyle = (color: string) => ({
  color: isColor(color) ? color : '#ffffff',
  // What is written in a dark colour could not be read on black.
  background: isDark(color) ? '#ffffff' : '#000000',
});

const HEX = 16;
const DARK = 110;
function isDark(color: string): boolean {
  if (!isColor(color)) return false;
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), HEX);
  // Shares of the three colours in how bright people see them.
  return 0.3 * part(1) + 0.59 * part(3) + 0.11 * part(5) < DARK;
}

const CUSTOM = '';

function TimestampRow({ form, settings, at }: WrittenSectionProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { format } = use(TimeContext);
  const [open, setOpen] = useState(false);
  const patterns = form.options?.timestamp;
  const reason = form.against('timestamp');
  const { timestamp, color } = settings;
  const set = (pattern: string) => form.change('timestamp', { timestamp: pattern });
  if (patterns === undefined) return null;
  const preview = patterns.preview(timestamp, at, format.zone);
  const isPreset = patterns.presets.includes(timestamp);
  return (
    <FormRow
      label="Time stamp"
      fields={['timestamp']}
      control={id}
      problems={form.said('timestamp')}
      reason={reason}
    >
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          aria-describedby={noteId('timestamp')}
          spellCheck={false}
          autoComplete="off"
          disabled={reason !== undefined}
          value={timestamp}
          onChange={(event) => set(event.target.value)}
          className={FIELD}
        />
        <select
          aria-label="Patterns to choose from"
          disabled={reason !== undefined}
          value={isPreset ? timestamp : CUSTOM}
          onChange={(event) => event.target.value !== CUSTOM && set(event.target.value)}
          className={`${FIELD} w-24! shrink-0`}
        >
          <option value={CUSTOM}>own</option>
          {patterns.presets.map((preset) => (
            <option key={preset} value={preset}>
              {patterns.preview(preset, at, format.zone)}
            </option>
          ))}
        </select>
      </div>
      {reason === undefined && (
        <>
          <p className="mt-1.5 flex flex-wrap items-center gap-2 text-12 text-fg3">
            {preview === '' ? (
              'Nothing is written.'
            ) : (
              <>
                will read
                <output
                  htmlFor={id}
                  style={writtenStyle(color)}
                  className="tabular min-w-0 rounded-chip px-2 leading-5.5 font-semibold wrap-anywhere"
                >
                  {preview}
                </output>
                in {format.zoneName(at)}
              </>
            )}
          </p>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="mt-1 text-12 text-accent hover:underline max-phone:min-h-11"
          >
            {open ? 'Hide what the signs mean' : 'What the signs mean'}
          </button>
          {open && (
            <DirectiveList
              directives={patterns.directives}
              onChoose={(code) => set(withCode(timestamp, code, field))}
            />
          )}
        </>
      )}
    </FormRow>
  );
}

/** The pattern with a directive where the caret stands, or at its end. */
function withCode(pattern: string, code: string, field: RefObject<HTMLInputElement | null>): string {
  const from = field.current?.selectionStart ?? pattern.length;
  const until = field.current?.selectionEnd ?? from;
  return `${pattern.slice(0, from)}${code}${pattern.slice(until)}`;
}

interface DirectiveListProps {
  readonly directives: readonly { readonly code: string; readonly meaning: string }[];
  readonly onChoose: (code: string) => void;
}

function DirectiveList({ directives, onChoose }: DirectiveListProps) {
  return (
    <ul aria-label="Signs of the pattern" className="mt-1 max-h-44 overflow-auto rounded-control bg-s0 p-1">
      {directives.map(({ code, meaning }) => (
        <li key={code}>
          <button
            type="button"
            onClick={() => onChoose(code)}
            className="flex w-full items-baseline gap-2 rounded-chip px-1.5 py-0.5 text-left text-12 hover:bg-s3 max-phone:min-h-11"
          >
            <span className="tabular w-8 shrink-0 font-550">{code}</span>
            <span className="text-fg2">{meaning}</span>
            <span className="sr-only">, put it into the pattern</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function CommentRow({ form, settings }: SettingProps) {
  const id = useId();
  const reason = form.against('comment');
  return (
    <FormRow
      label="Comment"
      fields={['comment']}
      control={id}
      problems={form.said('comment')}
      reason={reason}
    >
      <input
        id={id}
        aria-describedby={noteId('comment')}
        autoComplete="off"
        placeholder="Case number, place"
        disabled={reason !== undefined}
        value={settings.comment}
        onChange={(event) => form.change('comment', { comment: event.target.value })}
        className={`${FIELD} placeholder:text-fg3`}
      />
    </FormRow>
  );
}

function ColorRow({ form, settings }: SettingProps) {
  const name = useId();
  const reason = form.against('color');
  const { color } = settings;
  const isDisabled = reason !== undefined;
  const set = (value: string) => form.change('color', { color: value });
  return (
    <FormRow label="Colour" fields={['color']} problems={form.said('color')} reason={reason}>
      <div className="flex min-h-7 items-center gap-2 max-phone:flex-wrap">
        <div role="radiogroup" aria-label="Colour" className="flex flex-1 gap-2 max-phone:flex-none">
          {COLORS.map(({ value, name: words }) => (
            <input
              key={value}
              type="radio"
              name={name}
              aria-label={words}
              title={words}
              disabled={isDisabled}
              checked={value === color.toLowerCase()}
              onChange={() => set(value)}
              style={{ background: value }}
              className="size-5 shrink-0 appearance-none rounded-full shadow-[inset_0_0_0_1px_var(--line2)] checked:shadow-[inset_0_0_0_1px_var(--line2),0_0_0_2px_var(--s1),0_0_0_4px_var(--accent)] disabled:opacity-40 max-phone:size-8"
            />
          ))}
        </div>
        <input
          aria-label="Colour as hexadecimal number"
          aria-describedby={noteId('color')}
          spellCheck={false}
          autoComplete="off"
          disabled={isDisabled}
          value={color.toUpperCase()}
          onChange={(event) => set(typedColor(event.target.value))}
          className={`${FIELD} w-22!`}
        />
      </div>
    </FormRow>
  );
}
