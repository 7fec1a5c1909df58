/** How the files are made: format, qualities, frame rate, size of files, patience. */
import { useId, useState } from 'react';
import { ms, ONE_SECOND } from '../../../core/units.ts';
import type { ExportField, ExportSettings } from '../../../vendors/contract-exports.ts';
import { FormRow, FormSection, noteId } from './form-row.tsx';
import { ParsedField } from './parsed-field.tsx';
import { PresetMenu } from './preset-menu.tsx';
import { QualitySteps } from './quality-steps.tsx';
import { Segments } from './segments.tsx';
import { FILE_SIZES, megabytesText, parseMegabytes, rateSegments, SIZE_SEGMENTS } from './setting-words.ts';
import type { ExportForm } from './use-export-form.ts';

export interface SettingProps {
  readonly form: ExportForm;
  readonly settings: ExportSettings;
}

export function HowSection({ form, settings }: SettingProps) {
  const { options, change } = form;
  const formats = options?.formats ?? [];
  const format = formats.find(({ id }) => id === settings.format);
  const rateReason = form.against('frameRate');
  return (
    <FormSection title="How" note={<PresetMenu form={form} settings={settings} />}>
      <FormRow label="Format" fields={['format']} problems={form.said('format')} note={format?.note}>
        <Segments
          label="Format"
          value={settings.format}
          segments={formats.map(({ id, label, note }) => ({ value: id, label, title: note }))}
          onChoose={(id) => change('format', { format: id })}
          describedBy={noteId('format')}
        />
      </FormRow>
      <QualityRow form={form} settings={settings} field="videoQuality" label="Picture" />
      <FormRow
        label="Frame rate"
        fields={['frameRate']}
        problems={form.said('frameRate')}
        reason={rateReason}
      >
        <Segments
          label="Frame rate"
          value={settings.frameRate}
          segments={rateSegments(options?.fewestRateSteps ?? 0)}
          onChoose={(frameRate) => change('frameRate', { frameRate })}
          disabled={rateReason !== undefined}
          describedBy={noteId('frameRate')}
        />
      </FormRow>
      <QualityRow
        form={form}
        settings={settings}
        field="audioQuality"
        label="Sound"
        // There may be a microphone that is not recorded.
        reason={
          form.facts?.hasSound === false
            ? `${form.camera?.name ?? 'This camera'} records no sound.`
            : undefined
        }
      />
      <SizeRow form={form} settings={settings} />
      <WaitRow form={form} settings={settings} />
    </FormSection>
  );
}

interface QualityRowProps extends SettingProps {
  readonly field: Extract<ExportField, 'videoQuality' | 'audioQuality'>;
  readonly label: string;
  readonly reason?: string | undefined;
}

function QualityRow({ form, settings, field, label, reason: own }: QualityRowProps) {
  const id = useId();
  const reason = form.against(field) ?? own;
  return (
    <FormRow label={label} fields={[field]} control={id} problems={form.said(field)} reason={reason}>
      <QualitySteps
        id={id}
        value={settings[field]}
        worst={form.options?.worstQuality ?? 0}
        onChange={(value) => form.change(field, { [field]: value })}
        disabled={reason !== undefined}
        describedBy={noteId(field)}
      />
    </FormRow>
  );
}

const OTHER = 'other';

function SizeRow({ form, settings }: SettingProps) {
  const { maxFileSize } = settings;
  const isPreset = FILE_SIZES.some((one) => one === maxFileSize);
  const [typing, setTyping] = useState(false);
  const isOther = typing || !isPreset;
  const reason = form.against('maxFileSize');
  const set = (bytes: number) => form.change('maxFileSize', { maxFileSize: bytes });
  return (
    <FormRow label="Split files" fields={['maxFileSize']} problems={form.said('maxFileSize')} reason={reason}>
      <Segments
        label="Split files"
        value={isOther ? OTHER : String(maxFileSize)}
        segments={SIZE_SEGMENTS}
        onChoose={(value) => {
          setTyping(value === OTHER);
          if (value !== OTHER) set(Number(value));
        }}
        disabled={reason !== undefined}
        describedBy={noteId('maxFileSize')}
      />
      {isOther && (
        <div className="mt-1.5">
          <ParsedField
            label="Largest file in megabytes"
            value={maxFileSize}
            format={megabytesText}
            parse={parseMegabytes}
            onValue={set}
            describedBy={noteId('maxFileSize')}
            disabled={reason !== undefined}
            unit="MB, then a new file begins"
          />
        </div>
      )}
    </FormRow>
  );
}

const secondsText = (value: number): string => String(value / ONE_SECOND);
const parseSeconds = (text: string): number => {
  const written = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(written) ? Math.round(Number(written) * ONE_SECOND) : Number.NaN;
};

function WaitRow({ form, settings }: SettingProps) {
  const id = useId();
  const reason = form.against('waitTimeout');
  return (
    <FormRow
      label="Wait"
      fields={['waitTimeout']}
      control={id}
      problems={form.said('waitTimeout')}
      reason={reason}
      note={form.options?.waitNote}
    >
      <ParsedField
        id={id}
        value={settings.waitTimeout}
        format={secondsText}
        parse={parseSeconds}
        onValue={(value) => form.change('waitTimeout', { waitTimeout: ms(value) })}
        describedBy={noteId('waitTimeout')}
        disabled={reason !== undefined}
        unit="s to wait for a frame"
      />
    </FormRow>
  );
}
