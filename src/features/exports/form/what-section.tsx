/** What is exported: the camera, and the archive where it has several. */
import { useId } from 'react';
import { CameraChooser } from './camera-chooser.tsx';
import { FIELD, FormRow, FormSection, noteId } from './form-row.tsx';
import type { ExportForm } from './use-export-form.ts';

export function WhatSection({ form }: { readonly form: ExportForm }) {
  const { draft, system, camera, options, dispatch } = form;
  const place =
    system === undefined
      ? undefined
      : [system.entry.label, system.entry.name].filter((one) => one !== '').join(', ');
  return (
    <FormSection title="What">
      <FormRow
        label="Camera"
        fields={['camera']}
        problems={form.said('camera')}
        note={loadingNote(form) ?? options?.notes.camera}
      >
        <CameraChooser
          label="Choose a camera"
          systems={form.systems}
          value={draft.camera}
          name={camera?.name}
          place={place}
          describedBy={noteId('camera')}
          onChoose={(ref) => dispatch({ kind: 'cameraChosen', camera: ref })}
        />
      </FormRow>
      <ArchiveRow form={form} />
    </FormSection>
  );
}

const loadingNote = ({ system }: ExportForm): string | undefined =>
  system?.loading === true ? `${system.entry.name} is being asked for its cameras.` : undefined;

const LIVE = 'Live video comes from no archive.';

function ArchiveRow({ form }: { readonly form: ExportForm }) {
  const { facts, archive, draft, dispatch } = form;
  const id = useId();
  const archives = facts?.archives ?? [];
  const problems = form.said('archive');
  if (archives.length < 2 && problems.length === 0) return null;
  const fallback = archives.find(({ isDefault }) => isDefault) ?? archives[0];
  return (
    <FormRow
      label="Archive"
      fields={['archive']}
      control={id}
      problems={problems}
      reason={draft.kind === 'live' ? LIVE : undefined}
      note={form.options?.notes.archive}
    >
      <select
        id={id}
        aria-describedby={noteId('archive')}
        disabled={draft.kind === 'live' || archives.length === 0}
        value={archive ?? fallback?.id ?? ''}
        onChange={({ target }) => {
          const isDefault = target.value === fallback?.id;
          dispatch({ kind: 'archiveChosen', archive: isDefault ? undefined : target.value });
        }}
        className={FIELD}
      >
        {archives.length === 0 && <option value="">none</option>}
        {archives.map(({ id: one, name, isDefault }) => (
          <option key={one} value={one}>
            {isDefault ? `${name}, the default` : name}
          </option>
        ))}
      </select>
    </FormRow>
  );
}
