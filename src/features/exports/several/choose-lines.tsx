/** The lines of the list of cameras: a system with all of its cameras, and one camera. */
import { type Dispatch, useId } from 'react';
import { cameraRefText } from '../../../core/ids.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Monogram } from '../../../ui/monogram.tsx';
import { MOST_CAMERAS } from '../several-address.ts';
import type { ChooseRow } from './choose-rows.ts';
import type { SeveralEvent } from './several-draft.ts';

interface LineProps {
  /** The one that the Tab key reaches. */
  readonly isReachable: boolean;
  readonly dispatch: Dispatch<SeveralEvent>;
  readonly onActive: (id: string) => void;
}

export interface SystemLineProps extends LineProps {
  readonly row: Extract<ChooseRow, { readonly kind: 'system' }>;
  /** The references of all chosen cameras. */
  readonly chosen: ReadonlySet<string>;
  readonly onOpen: (path: string) => void;
}

const FULL = `A group holds ${MOST_CAMERAS} cameras.`;

export function SystemLine(props: SystemLineProps) {
  const { row, chosen, isReachable, dispatch, onActive, onOpen } = props;
  const { id, name, monogram, label, refs, reason, isLoading, isSignedOut } = row;
  const reach = { 'data-row': id, tabIndex: isReachable ? 0 : -1, onFocus: () => onActive(id) };
  if (reason !== undefined) {
    return (
      <div className="h-full px-2 pt-2 pl-7">
        <span className="flex items-center gap-2">
          <Monogram text={monogram} label={label} />
          <span className="truncate font-550">{name}</span>
        </span>
        <span title={reason} className="mt-0.5 line-clamp-2 text-12 leading-4 text-fg2">
          {reason}{' '}
          <button
            type="button"
            {...reach}
            onClick={() => onOpen('/connections')}
            className="text-accent hover:underline"
          >
            {isSignedOut ? 'Sign in' : 'Connections'}
            <span className="sr-only">: {name}</span>
          </button>
        </span>
      </div>
    );
  }
  const taken = refs.filter((ref) => chosen.has(cameraRefText(ref))).length;
  const isAll = refs.length > 0 && taken === refs.length;
  const hasNoRoom = !isAll && chosen.size + refs.length - taken > MOST_CAMERAS;
  return (
    <label
      title={hasNoRoom ? FULL : undefined}
      className="flex h-full items-center gap-2 rounded-chip px-2 hover:bg-s3"
    >
      <input
        type="checkbox"
        {...reach}
        aria-label={`All found cameras of ${name}`}
        checked={isAll}
        // It stays reachable: the keys go over it.
        aria-disabled={hasNoRoom || refs.length === 0 || undefined}
        ref={(box) => {
          if (box !== null) box.indeterminate = taken > 0 && !isAll;
        }}
        onChange={() => {
          if (hasNoRoom || refs.length === 0) return;
          dispatch({ kind: isAll ? 'camerasRemoved' : 'camerasAdded', refs });
        }}
        className="size-3.5 shrink-0 accent-accent"
      />
      <Monogram text={monogram} label={label} />
      <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
      <span className="tabular shrink-0 text-12 text-fg3">
        {isLoading ? 'Loading…' : taken === 0 ? refs.length : `${taken} of ${refs.length}`}
      </span>
    </label>
  );
}

export interface CameraLineProps extends LineProps {
  readonly row: Extract<ChooseRow, { readonly kind: 'camera' }>;
  readonly isChosen: boolean;
  /** No more fit. */
  readonly isFull: boolean;
}

export function CameraLine(props: CameraLineProps) {
  const { row, isChosen, isFull, isReachable, dispatch, onActive } = props;
  const id = useId();
  const hasNoRoom = isFull && !isChosen;
  return (
    <label
      htmlFor={id}
      title={hasNoRoom ? FULL : undefined}
      className={classNames(
        'flex h-full items-center gap-2 rounded-chip pr-2 pl-7 hover:bg-s3',
        hasNoRoom && 'text-fg3',
      )}
    >
      <input
        id={id}
        type="checkbox"
        data-row={row.id}
        tabIndex={isReachable ? 0 : -1}
        onFocus={() => onActive(row.id)}
        checked={isChosen}
        aria-disabled={hasNoRoom || undefined}
        onChange={() => {
          if (hasNoRoom) return;
          dispatch({ kind: isChosen ? 'camerasRemoved' : 'camerasAdded', refs: [row.ref] });
        }}
        className="size-3.5 shrink-0 accent-accent"
      />
      <span className="min-w-0 shrink truncate">{row.name}</span>
      <span className="min-w-0 flex-1 truncate text-right text-12 text-fg3">{row.group}</span>
    </label>
  );
}
