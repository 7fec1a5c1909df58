/** Above the list where it shows one group: how it is as a whole, and what can be done with all of it. */
import { Download, FileText, X } from 'lucide-react';
import { use } from 'react';
import { saveBlob } from '../../../platform/save-file.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useTell } from '../../../ui/notices.ts';
import { cancelAll, downloadAll } from './export-actions.ts';
import { canCancel } from './export-filter.ts';
import { ExportsHostContext } from './exports-host.ts';
import { groupName } from './group-chip.tsx';
import { countsText, groupFacts, lengthsText, namesText, noGroupDownloadReason } from './group-facts.ts';

export interface GroupBarProps {
  readonly group: string;
  /** All of the group, whichever part of it is shown. */
  readonly items: readonly ExportItem[];
  readonly onClose: () => void;
}

const TOUCH = 'max-phone:h-11';

export function GroupBar({ group, items, onClose }: GroupBarProps) {
  const host = use(ExportsHostContext);
  const tell = useTell();
  if (host === undefined) return null;
  const facts = groupFacts(items);
  const name = facts === undefined ? 'Not in the list' : groupName(facts);
  function save(part: 'json' | 'page') {
    const manifest = host?.list.groupManifest(group);
    if (manifest === undefined) tell('There is no manifest of it now.');
    else saveBlob(manifest[part], `${manifest.name}.${part === 'json' ? 'json' : 'html'}`);
  }
  const none = facts === undefined ? 'Nothing of this group is in the list.' : undefined;
  return (
    <section
      aria-label={`Group ${name}`}
      className="mx-4 mb-2 flex shrink-0 flex-wrap items-start gap-x-6 gap-y-2 rounded-control bg-s2 px-3 py-2"
    >
      <div className="min-w-60 flex-1">
        <div className="flex items-center gap-2">
          <h2 className="text-14 font-semibold wrap-anywhere">{name}</h2>
          <IconButton
            label="Show all exports"
            icon={X}
            size="small"
            className="max-phone:-my-2 max-phone:size-11"
            onClick={onClose}
          />
        </div>
        {facts === undefined ? (
          <p className="text-fg2">The exports of this group were taken out, or belong to another browser.</p>
        ) : (
          <>
            <p className="tabular text-fg2 wrap-anywhere">
              <span className="font-550 text-fg1">{countsText(facts)}</span>
              {facts.staying > 0 &&
                `, ${facts.staying} ${facts.staying === 1 ? 'stays' : 'stay'} on a server`}
            </p>
            <p className="truncate text-12 text-fg2" title={facts.cameras.join(', ')}>
              {namesText(facts.cameras)}
            </p>
            <p className="tabular text-12 text-fg2">{lengthsText(facts)}</p>
          </>
        )}
      </div>
      <div className="flex items-center gap-2 [scrollbar-width:none] max-phone:w-full max-phone:overflow-x-auto max-phone:py-1 phone:flex-wrap">
        <Button
          icon={Download}
          className={TOUCH}
          disabledReason={none ?? noGroupDownloadReason(items)}
          onClick={() => downloadAll(items, host)}
        >
          Download all
        </Button>
        <Button icon={FileText} className={TOUCH} disabledReason={none} onClick={() => save('page')}>
          Manifest as a page
        </Button>
        <Button icon={FileText} className={TOUCH} disabledReason={none} onClick={() => save('json')}>
          Manifest as JSON
        </Button>
        <Button
          className={TOUCH}
          disabledReason={none ?? (items.some(canCancel) ? undefined : 'None of these runs.')}
          onClick={() => cancelAll(items, host)}
        >
          Cancel all
        </Button>
      </div>
    </section>
  );
}
