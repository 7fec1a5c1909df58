/** How the files are made: format, qualities, frame rate, size of files, patience. */
import { Info } from 'lucide-react';
import { useId, useState } from 'react';
import { ms, ONE_SECOND } from '../../../core/units.ts';
import type { ExportField } from '../../../vendors/contract-exports.ts';
import { ParsedField } from './parsed-field.tsx';
import { QualitySteps } from './quality-steps.tsx';
import { Segments } from './segments.tsx';
import { SettingRow, type SettingsProps } from './setting-row.tsx';
import { FILE_SIZES, megabytesText, parseMegabytes, rateSegments, SIZE_SEGMENTS } from './setting-words.ts';

export function HowFields(props: SettingsProps) {
  const { options, settings, onChange } = props;
  return (
    <>
      <FormatRow {...props} />
      <QualityRow {...props} field="videoQuality" label="Picture" />
      <SettingRow {...props} field="frameRate" label="Frame rate">
        {(control) => (
          <Segments
            {...control}
            label="Frame rate"
            value={settings.frameRate}
            segments={rateSegments(options.fewestRateSteps)}
            onChoose={(frameRate) => onChange('frameRate', { frameRate })}
          />
        )}
      </SettingRow>
      <QualityRow {...props} field="audioQuality" label="Sound" />
      <SizeRow {...props} />
      <WaitRow {...props} />
    </>
  );
}

function FormatRow(props: SettingsProps) {
  const { options, settings, onChange } = props;
  const format = options.formats.find(({ id }) => id === settings.format);
  const notes = [format?.note, options.notes.format].filter((one) => one !== undefined);
  return (
    <SettingRow {...props} field="format" label="Format" note={notes.join('. ')}>
      {(control) => (
        <>
          <Segments
            {...control}
            label="Format"
            value={settings.format}
            segments={options.formats.map(({ id, label, note }) => ({ value: id, label, title: note }))}
            onChoose={(id) => onChange('format', { format: id })}
          />
          {format?.stays !== undefined && <StaysNote text={format.stays} />}
        </>
      )}
    </SettingRow>
  );
}

/** Where the files stay, plainly: nobody should look for a download later. */
export const StaysNote = ({ text }: { readonly text: string }) => (
  <p className="mt-1 flex items-start gap-1.5 text-12 font-medium">
    <Info size={12} aria-hidden className="mt-0.5 shrink-0" />
    <span className="min-w-0 wrap-anywhere">{text}</span>
  </p>
);

interface QualityRowProps extends SettingsProps {
  readonly field: Extract<ExportField, 'videoQuality' | 'audioQuality'>;
  readonly label: string;
}

function QualityRow(props: QualityRowProps) {
  const { options, settings, onChange, field } = props;
  const id = useId();
  return (
    <SettingRow {...props} control={id}>
      {(control) => (
        <QualitySteps
          {...control}
          id={id}
          value={settings[field]}
          worst={options.worstQuality}
          onChange={(value) => onChange(field, { [field]: value })}
        />
      )}
    </SettingRow>
  );
}

const OTHER = 'other';

function SizeRow(props: SettingsProps) {
  const { maxFileSize } = props.settings;
  const isPreset = FILE_SIZES.some((one) => one === maxFileSize);
  const [typing, setTyping] = useState(false);
  const isOther = typing || !isPreset;
  const set = (bytes: number) => props.onChange('maxFileSize', { maxFileSize: bytes });
  return (
    <SettingRow {...props} field="maxFileSize" label="Split files">
      {(control) => (
        <>
          <Segments
            {...control}
            label="Split files"
            value={isOther ? OTHER : String(maxFileSize)}
            segments={SIZE_SEGMENTS}
            onChoose={(value) => {
              setTyping(value === OTHER);
              if (value !== OTHER) set(Number(value));
            }}
          />
          {isOther && (
            <div className="mt-1.5">
              <ParsedField
                {...control}
                label="Largest file in megabytes"
                value={maxFileSize}
                format={megabytesText}
                parse={parseMegabytes}
                onValue={set}
                unit="MB, then a new file begins"
              />
            </div>
          )}
        </>
      )}
    </SettingRow>
  );
}

const secondsText = (value: number): string => String(value / ONE_SECOND);
const parseSeconds = (text: string): number => {
  const written = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(written) ? Math.round(Number(written) * ONE_SECOND) : Number.NaN;
};

function WaitRow(props: SettingsProps) {
  const id = useId();
  return (
    <SettingRow {...props} field="waitTimeout" label="Wait" control={id}>
      {(control) => (
        <ParsedField
          {...control}
          id={id}
          value={props.settings.waitTimeout}
          format={secondsText}
          parse={parseSeconds}
          onValue={(value) => props.onChange('waitTimeout', { waitTimeout: ms(value) })}
          unit="s to wait for a frame"
        />
      )}
    </SettingRow>
  );
}
