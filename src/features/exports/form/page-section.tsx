/** The page of a document: upright or across, and where picture, comment and time stamp stand on it. */
import { RectangleHorizontal, RectangleVertical } from 'lucide-react';
import type { ExportField, ExportPage, ExportSettings } from '../../../vendors/contract-exports.ts';
import { FormRow, FormSection, noteId } from './form-row.tsx';
import type { Canvas, WrittenText } from '../draw/canvas.ts';
import { PageEditor } from '../draw/page-editor.tsx';
import { Segments } from './segments.tsx';
import type { ExportForm } from './use-export-form.ts';

const PLACES: readonly ExportField[] = ['picturePlace', 'commentPlace', 'timestampPlace'];

/** The field that a change of the page is about: problems are shown for what was changed. */
function changedPlace(before: ExportPage, after: ExportPage): ExportField {
  if (after.picture !== before.picture) return 'picturePlace';
  if (after.comment !== before.comment) return 'commentPlace';
  return after.timestamp === before.timestamp ? 'layout' : 'timestampPlace';
}

export interface PageSectionProps {
  readonly form: ExportForm;
  readonly settings: ExportSettings;
  readonly canvas: Canvas;
  readonly written: WrittenText;
}

export function PageSection({ form, settings, canvas, written }: PageSectionProps) {
  const { page } = settings;
  const reason = form.against('layout');
  const document = form.options?.formats.find(({ kind }) => kind === 'document');
  const fields = form.options?.fields;
  const canPlace = PLACES.some((field) => fields?.has(field) === true && form.against(field) === undefined);
  if (![...PLACES, 'layout' as const].some((field) => fields?.has(field) === true)) return null;
  return (
    <FormSection title="Page">
      <FormRow
        label="Layout"
        fields={['layout']}
        problems={form.said('layout')}
        reason={reason}
        note={form.options?.notes.layout}
        remedy={
          document !== undefined && (
            <button
              type="button"
              onClick={() => form.change('format', { format: document.id })}
              className="text-accent hover:underline max-phone:min-h-11"
            >
              Choose {document.label}
            </button>
          )
        }
      >
        <Segments
          label="Layout"
          value={page.layout}
          segments={[
            { value: 'portrait', label: 'Portrait', icon: RectangleVertical },
            { value: 'landscape', label: 'Landscape', icon: RectangleHorizontal },
          ]}
          onChoose={(layout) => form.change('layout', { page: { ...page, layout } })}
          disabled={reason !== undefined}
          describedBy={noteId('layout')}
        />
      </FormRow>
      {reason === undefined && canPlace && (
        <div data-fields={PLACES.join(' ')} className="px-4 pt-2">
          <PageEditor
            page={page}
            onPage={(next) => form.change(changedPlace(page, next), { page: next })}
            canvas={canvas}
            written={written}
            problems={form.shown.filter(({ field }) => PLACES.includes(field))}
          />
        </div>
      )}
    </FormSection>
  );
}
