/** The row of one setting: shown only where the system has it to set, with its note, its reason and what is wrong. */
import { type ReactNode, use } from 'react';
import type {
  ExportField,
  ExportOptions,
  ExportProblem,
  ExportSettings,
} from '../../../vendors/contract-exports.ts';
import { FieldScope, FormRow, noteId } from './form-row.tsx';

/** The settings of one system, and how they are changed. */
export interface SettingsProps {
  readonly options: ExportOptions;
  readonly settings: ExportSettings;
  readonly onChange: (field: ExportField, part: Partial<ExportSettings>) => void;
  /** Those to be shown, of any field. */
  readonly problems: readonly ExportProblem[];
  /** Why a setting means nothing now; undefined when it counts. */
  readonly reasonOf: (field: ExportField) => string | undefined;
}

/** What a control of a row has to know. */
export interface RowControl {
  readonly disabled: boolean;
  /** For `aria-describedby`: the note, the reason and the problems below. */
  readonly describedBy: string;
}

export interface SettingRowProps extends SettingsProps {
  readonly field: ExportField;
  readonly label: string;
  /** The id of its one control; without it the row is a group of controls. */
  readonly control?: string | undefined;
  /** Where it says more than the system's own note. */
  readonly note?: string | undefined;
  readonly children: (control: RowControl) => ReactNode;
}

export function SettingRow(props: SettingRowProps) {
  const { options, problems, reasonOf, field, label, control, note, children } = props;
  const describedBy = noteId(field, use(FieldScope));
  if (!options.fields.has(field)) return null;
  const reason = reasonOf(field);
  return (
    <FormRow
      label={label}
      fields={[field]}
      control={control}
      problems={problems.filter((one) => one.field === field).map(({ text }) => text)}
      reason={reason}
      note={note ?? options.notes[field]}
    >
      {children({ disabled: reason !== undefined, describedBy })}
    </FormRow>
  );
}
