/** What becomes of the files once they are there. */
import { classNames } from '../../../ui/class-names.ts';
import { chosenFormat } from './form-problems.ts';
import { FormRow, FormSection } from './form-row.tsx';
import type { ExportForm } from './use-export-form.ts';

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  /** Why is said beside. */
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

const Tick = ({ label, checked, disabled = false, onChange }: TickProps) => (
  <label className={classNames('flex min-h-7 items-center gap-2 max-phone:min-h-11', disabled && 'text-fg3')}>
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
    {label}
  </label>
);

export function HandOnSection({ form }: { readonly form: ExportForm }) {
  const { handOn } = form.draft;
  const stays = chosenFormat(form)?.stays;
  return (
    <FormSection title="Hand on">
      <FormRow
        label="When ready"
        fields={[]}
        reason={stays}
        note={
          handOn.download ? undefined : 'The files stay at the system; the list downloads them when you want.'
        }
      >
        <Tick
          label="Download to this computer"
          checked={handOn.download && stays === undefined}
          disabled={stays !== undefined}
          onChange={(download) => form.dispatch({ kind: 'handOnChanged', part: { download } })}
        />
        <Tick
          label={stays === undefined ? 'Write a manifest with SHA-256 beside the files' : 'Write a manifest'}
          checked={handOn.manifest}
          onChange={(manifest) => form.dispatch({ kind: 'handOnChanged', part: { manifest } })}
        />
      </FormRow>
    </FormSection>
  );
}
