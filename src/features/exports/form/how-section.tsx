/** How the files are made, and where they are written; with the settings that somebody saved. */
import { FolderFields } from './folder-fields.tsx';
import { FormSection } from './form-row.tsx';
import { HowFields } from './how-fields.tsx';
import { PresetMenu, type PresetMenuProps } from './preset-menu.tsx';
import type { SettingsProps } from './setting-row.tsx';
import { CommentRow } from './written-fields.tsx';

export type HowSectionProps = SettingsProps & Pick<PresetMenuProps, 'onPreset'>;

export function HowSection({ onPreset, ...props }: HowSectionProps) {
  const { options, settings } = props;
  return (
    <FormSection title="How" note={<PresetMenu options={options} settings={settings} onPreset={onPreset} />}>
      <HowFields {...props} />
      <FolderFields {...props} />
      {options.timestamp === undefined && <CommentRow {...props} />}
    </FormSection>
  );
}
