/** Where a system writes what it keeps itself, and how fast it may. */
import { useId, useState } from 'react';
import { FIELD } from './form-row.tsx';
import { ParsedField } from './parsed-field.tsx';
import { Segments } from './segments.tsx';
import { SettingRow, type SettingsProps } from './setting-row.tsx';
import { bitRateText, FIRST_BANDWIDTH, megabytesText, parseBandwidth } from './setting-words.ts';

export function FolderFields(props: SettingsProps) {
  return (
    <>
      <FolderRow {...props} />
      <BandwidthRow {...props} />
    </>
  );
}

function FolderRow(props: SettingsProps) {
  const id = useId();
  const { settings, onChange } = props;
  return (
    <SettingRow {...props} field="folder" label="Folder" control={id}>
      {({ disabled, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="On the server, not on this computer"
          disabled={disabled}
          value={settings.folder}
          onChange={({ target }) => onChange('folder', { folder: target.value })}
          className={`${FIELD} placeholder:text-fg3`}
        />
      )}
    </SettingRow>
  );
}

const FREE = 'free';
const LIMITED = 'limited';

function BandwidthRow(props: SettingsProps) {
  const { bandwidth } = props.settings;
  const set = (bytes: number) => props.onChange('bandwidth', { bandwidth: bytes });
  // What was typed last, for whoever only looks at the other choice.
  const [last, setLast] = useState(FIRST_BANDWIDTH);
  const isLimited = bandwidth !== 0;
  return (
    <SettingRow {...props} field="bandwidth" label="Bandwidth">
      {(control) => (
        <>
          <Segments
            {...control}
            label="Bandwidth"
            value={isLimited ? LIMITED : FREE}
            segments={[
              { value: FREE, label: 'As fast as it can' },
              { value: LIMITED, label: 'At most…' },
            ]}
            onChoose={(value) => {
              if (isLimited && Number.isFinite(bandwidth)) setLast(bandwidth);
              set(value === FREE ? 0 : last);
            }}
          />
          {isLimited && (
            <div className="mt-1.5">
              <ParsedField
                {...control}
                label="Most megabytes a second"
                value={bandwidth}
                format={megabytesText}
                parse={parseBandwidth}
                onValue={set}
                unit={Number.isNaN(bandwidth) ? 'MB/s' : `MB/s, ${bitRateText(bandwidth)} of the line`}
              />
            </div>
          )}
        </>
      )}
    </SettingRow>
  );
}
