/** What goes along with the pictures in words: the moment, a comment, and their colour. */
import { type RefObject, useId, useRef, useState } from 'react';
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { EpochMs } from '../../../core/units.ts';
import { DirectiveList } from './directive-list.tsx';
import { FIELD } from './form-row.tsx';
import { SettingRow, type SettingsProps } from './setting-row.tsx';
import { COLORS, isColor, typedColor } from './setting-words.ts';

export interface WrittenFieldsProps extends SettingsProps {
  readonly format: TimeFormat;
  /** The moment that is shown as written. */
  readonly at: EpochMs;
}

export function WrittenFields(props: WrittenFieldsProps) {
  return (
    <>
      <TimestampRow {...props} />
      <CommentRow {...props} />
      <ColorRow {...props} />
    </>
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

function TimestampRow(props: WrittenFieldsProps) {
  const { options, settings, onChange, format, at } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const patterns = options.timestamp;
  const { timestamp, color } = settings;
  const set = (pattern: string) => onChange('timestamp', { timestamp: pattern });
  if (patterns === undefined) return null;
  const preview = patterns.preview(timestamp, at, format.zone);
  const isPreset = patterns.presets.includes(timestamp);
  return (
    <SettingRow {...props} field="timestamp" label="Time stamp" control={id}>
      {({ disabled, describedBy }) => (
        <>
          <div className="flex gap-2">
            <input
              ref={field}
              id={id}
              aria-describedby={describedBy}
              spellCheck={false}
              autoComplete="off"
              disabled={disabled}
              value={timestamp}
              onChange={(event) => set(event.target.value)}
              className={FIELD}
            />
            <select
              aria-label="Patterns to choose from"
              disabled={disabled}
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
          {!disabled && (
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
        </>
      )}
    </SettingRow>
  );
}

/** The pattern with a directive where the caret stands, or at its end. */
function withCode(pattern: string, code: string, field: RefObject<HTMLInputElement | null>): string {
  const from = field.current?.selectionStart ?? pattern.length;
  const until = field.current?.selectionEnd ?? from;
  return `${pattern.slice(0, from)}${code}${pattern.slice(until)}`;
}

/** Of its own where a system writes nothing on pictures, and the comment goes along as a description. */
export function CommentRow(props: SettingsProps) {
  const id = useId();
  const { settings, onChange } = props;
  return (
    <SettingRow {...props} field="comment" label="Comment" control={id}>
      {({ disabled, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          autoComplete="off"
          placeholder="Case number, place"
          disabled={disabled}
          value={settings.comment}
          onChange={(event) => onChange('comment', { comment: event.target.value })}
          className={`${FIELD} placeholder:text-fg3`}
        />
      )}
    </SettingRow>
  );
}

function ColorRow(props: SettingsProps) {
  const name = useId();
  const { color } = props.settings;
  const set = (value: string) => props.onChange('color', { color: value });
  return (
    <SettingRow {...props} field="color" label="Colour">
      {({ disabled, describedBy }) => (
        <div className="flex min-h-7 items-center gap-2 max-phone:flex-wrap">
          <div role="radiogroup" aria-label="Colour" className="flex flex-1 gap-2 max-phone:flex-none">
            {COLORS.map(({ value, name: words }) => (
              <input
                key={value}
                type="radio"
                name={name}
                aria-label={words}
                title={words}
                disabled={disabled}
                checked={value === color.toLowerCase()}
                onChange={() => set(value)}
                style={{ background: value }}
                className="size-5 shrink-0 appearance-none rounded-full shadow-[inset_0_0_0_1px_var(--line2)] checked:shadow-[inset_0_0_0_1px_var(--line2),0_0_0_2px_var(--s1),0_0_0_4px_var(--accent)] disabled:opacity-40 max-phone:size-8"
              />
            ))}
          </div>
          <input
            aria-label="Colour as hexadecimal number"
            aria-describedby={describedBy}
            spellCheck={false}
            autoComplete="off"
            disabled={disabled}
            value={color.toUpperCase()}
            onChange={(event) => set(typedColor(event.target.value))}
            className={`${FIELD} w-22!`}
          />
        </div>
      )}
    </SettingRow>
  );
}
