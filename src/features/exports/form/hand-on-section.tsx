/** What becomes of the files once they are there. */
import { FormRow, FormSection } from './form-row.tsx';
import type { ExportForm } from './use-export-form.ts';

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

const Tick = ({ label, checked, onChange }: TickProps) => (
  <label className="flex min-h-7 items-center gap-2 max-phone:min-h-11">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="size-4 shrink-0 accent-accent"
    />
    {label}
  </label>
);

export function HandOnSection({ form }: { readonly form: ExportForm }) {
  const { handOn } = form.draft;
  return (
    <FormSection title="Hand on">
      <FormRow
        label="When ready"
        fields={[]}
        note={
          handOn.download ? undefined : 'The files stay at the system; the list downloads them when you want.'
        }
      >
        <Tick
          label="Download to this computer"
          checked={handOn.download}
          onChange={(download) => form.dispatch({ kind: 'handOnChanged', part: { download } })}
        />
        <Tick
          label="Write a manifest with SHA-256 beside the files"
          checked={handOn.manifest}
          onChange={(manifest) => form.dispatch({ kind: 'handOnChanged', part: { manifest } })}
        />
      </FormRow>
    </FormSection>
  );
}
