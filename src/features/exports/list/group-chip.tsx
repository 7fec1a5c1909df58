/** The group that an export belongs to; leads to all of that group. */
import { use } from 'react';
import type { ExportGroup } from '../../../systems/exports/export-model.ts';
import { ExportsHostContext } from './exports-host.ts';
import { groupPath } from './list-address.ts';

/** What a group is called, whatever it was given. */
export const groupName = ({ name }: Pick<ExportGroup, 'name'>): string =>
  name.trim() === '' ? 'Group without a name' : name;

export function GroupChip({ group }: { readonly group: ExportGroup }) {
  const host = use(ExportsHostContext);
  const path = groupPath(group.id);
  const name = groupName(group);
  return (
    <a
      href={path}
      title={`All exports of ${name}`}
      onClick={(event) => {
        // A new tab is the browser's.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        host?.onOpen(path);
      }}
      className="inline-flex max-w-full min-w-0 max-phone:-my-3 max-phone:py-3"
    >
      <span className="truncate rounded-chip bg-s2 px-1.5 text-12 leading-5 font-medium text-fg2 hover:bg-s3 hover:text-fg1">
        {name}
      </span>
    </a>
  );
}
