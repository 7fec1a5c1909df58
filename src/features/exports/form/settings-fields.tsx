/** All settings of one system as rows, where it stands beside others: what it has not to set is not shown. */
import type { TimeFormat } from '../../../core/time-zone.ts';
import type { EpochMs } from '../../../core/units.ts';
import { FolderFields } from './folder-fields.tsx';
import { FieldScope } from './form-row.tsx';
import { HowFields } from './how-fields.tsx';
import type { SettingsProps } from './setting-row.tsx';
import { CommentRow, WrittenFields } from './written-fields.tsx';

export interface SettingsFieldsProps extends SettingsProps {
  readonly format: TimeFormat;
  /** The moment that the time stamp is shown of: the beginning of the range. */
  readonly at: EpochMs;
  /** Sets its rows apart from those of other systems on the page: the connection's id. */
  readonly scope: string;
}

/**
 * Format, qualities, frame rate, splitting, wait, folder, bandwidth, time stamp, comment and colour. What is
 * drawn on a picture, pages and further cameras are not here. `focusField` finds the rows by `data-fields`.
 */
export function SettingsFields({ scope, ...props }: SettingsFieldsProps) {
  return (
    <FieldScope value={scope}>
      <HowFields {...props} />
      <FolderFields {...props} />
      {props.options.timestamp === undefined ? <CommentRow {...props} /> : <WrittenFields {...props} />}
    </FieldScope>
  );
}
