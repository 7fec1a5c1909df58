// @vitest-environment happy-dom
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { createTimeFormat } from '../../../core/time-zone.ts';
import { render, type Rendered } from '../../../testing/render.tsx';
import type { ExportOptions, ExportProblem, ExportSettings } from '../../../vendors/contract-exports.ts';
import { onDay } from '../testing/fake-exports.ts';
import { SettingsFields } from './settings-fields.tsx';
import { anOptions, folderOptions, STAYS } from './testing/fake-footage-exports.ts';
import { all, fill, find, press } from './testing/open-form.tsx';

let shown: Rendered | undefined;
afterEach(async () => shown?.unmount());

const NONE: readonly ExportProblem[] = [];
const changes: (readonly [string, Partial<ExportSettings>])[] = [];

interface SystemProps {
  readonly scope: string;
  readonly options: ExportOptions;
  readonly problems?: readonly ExportProblem[] | undefined;
}

function System({ scope, options, problems = NONE }: SystemProps) {
  const [settings, setSettings] = useState(options.defaults);
  return (
    <div id={scope}>
      <SettingsFields
        scope={scope}
        options={options}
        settings={settings}
        format={createTimeFormat('Europe/Berlin', 'en-GB')}
        at={onDay('16:10:00')}
        problems={problems}
        reasonOf={(field) => options.against(field, settings.format)}
        onChange={(field, part) => {
          changes.push([field, part]);
          setSettings((before) => ({ ...before, ...part }));
        }}
      />
    </div>
  );
}

const fieldsOf = (scope: string) =>
  all(`#${scope} [data-fields]`).map(({ dataset }) => dataset['fields'] ?? '');

describe('the settings of several systems on one page', () => {
  it('are each only those of its system', async () => {
    shown = await render(
      <>
        <System scope="hall" options={anOptions()} />
        <System scope="yard" options={folderOptions()} />
      </>,
    );
    expect(fieldsOf('hall')).toEqual([
      'format',
      'videoQuality',
      'frameRate',
      'audioQuality',
      'maxFileSize',
      'waitTimeout',
      'timestamp',
      'comment',
      'color',
    ]);
    expect(fieldsOf('yard')).toEqual(['format', 'folder', 'bandwidth', 'comment']);
    expect(document.getElementById('yard')?.textContent).toContain(STAYS);
    expect(document.getElementById('hall')?.textContent).toContain('Key frames may be far apart.');
  });

  it('have notes of their own, however often a field is there', async () => {
    shown = await render(
      <>
        <System scope="hall" options={anOptions()} problems={[{ field: 'comment', text: 'Too long.' }]} />
        <System scope="yard" options={folderOptions()} />
      </>,
    );
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const noteOf = (scope: string) => {
      const field = document.querySelector(`#${scope} [data-fields=comment] input`);
      return document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent?.trim();
    };
    expect(noteOf('hall')).toBe('Too long.');
    expect(noteOf('yard')).toBe('Only a clip has a comment.');
  });

  it('tell which field is changed, and to what', async () => {
    shown = await render(<System scope="yard" options={folderOptions()} />);
    changes.length = 0;
    await fill('Folder', 'D:\\Case');
    await press('Clip', 'input[type=radio]');
    expect(changes).toEqual([
      ['folder', { folder: 'D:\\Case' }],
      ['format', { format: 'mp4' }],
    ]);
    expect(find('input', 'Folder').hasAttribute('disabled')).toBe(true);
  });
});
