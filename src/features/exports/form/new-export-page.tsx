/** Orders an export: what, when and how, drawn on a picture of that moment, with what is recorded of it. */
import { FileDown } from 'lucide-react';
import { type ReactNode, use, useEffect, useReducer, useRef, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { epochMs } from '../../../core/units.ts';
import { createTabNote } from '../../../platform/tab-note.ts';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useTell } from '../../../ui/notices.ts';
import { PageBar } from '../../../ui/page-bar.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import type { ExportField, ExportOptions, ExportSettings } from '../../../vendors/contract-exports.ts';
import { EXPORTS_PATH, ExportsLead } from '../exports-lead.tsx';
import type { NewExportAsk } from '../export-address.ts';
import { type ExportDraft, firstDraft, isEdited, reduceDraft } from './export-draft.ts';
import { formNoteText, parseFormNote } from './export-form-note.ts';
import { exportsReason } from './export-systems.ts';
import { FormFoot } from './form-foot.tsx';
import { firstProblem, isSameSpan } from './form-problems.ts';
import { focusField } from './form-row.tsx';
import { exportOrder } from './export-order.ts';
import { FrameSide } from './frame-side.tsx';
import { HandOnSection } from './hand-on-section.tsx';
import { HowSection } from './how-section.tsx';
import { OthersSection } from './others-section.tsx';
import { PageSection } from './page-section.tsx';
import { SentSection } from './sent-section.tsx';
import { type ExportForm, useExportForm } from './use-export-form.ts';
import { useFrame } from './use-frame.ts';
import { WhatSection } from './what-section.tsx';
import { WhenSection } from './when-section.tsx';
import { WrittenSection } from './written-section.tsx';

export interface NewExportPageProps {
  readonly ask: NewExportAsk;
  /** The address as a text; "" for none. Another one opens another form: the caller makes it a new part. */
  readonly address: string;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

const note = createTabNote('export-form');

/** What was left half-filled, unless the address asks for something else. */
function openDraft({ ask, address }: Pick<NewExportPageProps, 'ask' | 'address'>): ExportDraft {
  const kept = parseFormNote(note.read());
  const isSame = kept !== undefined && (address === '' || kept.address === address);
  return isSame ? kept.draft : firstDraft(ask, epochMs(Date.now()));
}

export function NewExportPage({ ask, address, onOpen }: NewExportPageProps) {
  const list = use(ExportsContext);
  const items = useReadable(list.items);
  const tell = useTell();
  const [draft, dispatch] = useReducer(reduceDraft, { ask, address }, openDraft);
  const form = useExportForm(draft, dispatch);
  const element = useRef<HTMLDivElement>(null);
  const isOrdered = useRef(false);
  useEffect(() => {
    if (!isOrdered.current) note.write(formNoteText({ address, draft }));
  }, [address, draft]);
  const wanted = items.find(({ id }) => id === draft.settingsOf);
  useEffect(() => {
    if (wanted !== undefined) dispatch({ kind: 'itemFound', item: wanted });
  }, [wanted]);

  /** Orders what the form asks for; false where something stands against it, which then has the focus. */
  function order(): boolean {
    const made = exportOrder(form);
    if (made === undefined || isOrdered.current) {
      if (isOrdered.current) return false;
      dispatch({ kind: 'refused' });
      const first = firstProblem(form.problems);
      if (first !== undefined) focusField(element.current, first.field);
      return false;
    }
    list.order(made);
    return true;
  }
  function orderAndLeave() {
    if (!order()) return;
    isOrdered.current = true;
    note.clear();
    onOpen(EXPORTS_PATH);
  }
  function orderAndStay() {
    if (!order()) return;
    tell(`${form.camera?.name ?? 'The camera'} is ordered. Choose the next camera of the same time.`);
    dispatch({ kind: 'orderedForNext' });
    focusField(element.current, 'camera');
  }
  useShortcuts([
    {
      keys: ['Ctrl+Enter'],
      shown: 'Ctrl Enter',
      label: 'Export',
      group: 'Export',
      dock: 'export',
      run: orderAndLeave,
    },
  ]);

  const same = items.filter(
    ({ source }) => source.kind === 'archive' && isSameSpan(source.span, form.span),
  ).length;
  return (
    <>
      <PageBar title="New export" lead={<ExportsLead onOpen={onOpen} />}>
        {same > 0 && (
          <span className="max-phone:hidden">
            <Chip>{same === 1 ? '1 export' : `${same} exports`} of this range</Chip>
          </span>
        )}
        {isEdited(draft) && (
          <Button
            size="small"
            tone="quiet"
            className="max-phone:h-11"
            onClick={() => dispatch({ kind: 'startedAnew', draft: firstDraft({}, epochMs(Date.now())) })}
          >
            Start anew
          </Button>
        )}
      </PageBar>
      <div ref={element} className="flex h-full flex-col">
        {form.settings === undefined || form.options === undefined ? (
          <NoOptions form={form} onOpen={onOpen} />
        ) : (
          <FormBody
            form={form}
            settings={form.settings}
            options={form.options}
            onCancel={() => onOpen(EXPORTS_PATH)}
            onNext={orderAndStay}
            onExport={orderAndLeave}
          />
        )}
      </div>
    </>
  );
}

interface FormBodyProps {
  readonly form: ExportForm;
  readonly settings: ExportSettings;
  readonly options: ExportOptions;
  readonly onCancel: () => void;
  readonly onNext: () => void;
  readonly onExport: () => void;
}

/** Picture and form side by side where there is room, one above the other where there is not. */
function FormBody({ form, settings, options, ...foot }: FormBodyProps) {
  const { format } = use(TimeContext);
  const frame = useFrame(form, format);
  const [known, setKnown] = useState<FrameSize>();
  const pictureSize = frame.canvas.kind === 'picture' ? known : undefined;
  // Live video is stamped when it comes: until then the preview is of the time of opening.
  const [openedAt] = useState(() => epochMs(Date.now()));
  const at = frame.shownAt ?? form.at ?? openedAt;
  const written = {
    timestamp: options.timestamp?.preview(settings.timestamp, at, format.zone) ?? '',
    comment: settings.comment,
    color: settings.color,
  };
  const setting = {
    options,
    settings,
    onChange: form.change,
    problems: form.shown,
    reasonOf: (field: ExportField) => form.against(field) ?? soundReason(field, form),
  };
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(364px,31%)] wide:overflow-hidden">
        <div className="min-h-0 wide:overflow-auto">
          <FrameSide
            form={form}
            settings={settings}
            format={format}
            frame={frame}
            written={written}
            pictureSize={pictureSize}
            onPictureSize={setKnown}
          />
        </div>
        <div className="min-h-0 border-line bg-s1 max-wide:border-t wide:overflow-auto wide:border-l">
          <WhatSection form={form} />
          <WhenSection form={form} />
          <OthersSection form={form} />
          <HowSection
            {...setting}
            onPreset={(saved) => form.dispatch({ kind: 'presetChosen', settings: saved })}
          />
          <WrittenSection {...setting} format={format} at={at} />
          <PageSection form={form} settings={settings} canvas={frame.canvas} written={written} />
          <HandOnSection form={form} />
          <SentSection wire={form.wireText} />
        </div>
      </div>
      <FormFoot form={form} settings={settings} pictureSize={pictureSize} {...foot} />
    </>
  );
}

/** There may be a microphone that is not recorded. */
const soundReason = (field: ExportField, { facts, camera }: ExportForm): string | undefined =>
  field === 'audioQuality' && facts?.hasSound === false
    ? `${camera?.name ?? 'This camera'} records no sound.`
    : undefined;

interface NoOptionsProps extends Pick<NewExportPageProps, 'onOpen'> {
  readonly form: ExportForm;
}

/** No system offers exports, or none has said so yet. */
function NoOptions({ form: { systems }, onOpen }: NoOptionsProps): ReactNode {
  if (systems.some(({ loading, entry }) => loading || entry.state.get().kind === 'loading')) {
    return (
      <div
        role="status"
        aria-label="Loading the form"
        className="grid h-full gap-4 p-4 wide:grid-cols-[1fr_31%]"
      >
        <div className="skeleton aspect-video" />
        <div className="skeleton max-wide:hidden" />
      </div>
    );
  }
  return (
    <EmptyState
      icon={FileDown}
      title="Nothing can be exported now"
      actions={<Button onClick={() => onOpen('/connections')}>Connections</Button>}
    >
      {systems.length === 0 ? (
        <p>This site has no systems.</p>
      ) : (
        <ul className="mt-1 grid gap-1">
          {systems.map((system) => (
            <li key={system.entry.id}>
              <span className="font-550 text-fg1">{system.entry.name}</span>. {exportsReason(system)}
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}
