/** One system: how it is, what it can do, and what the person can do about it. */
import { ListPlus, LogIn, RefreshCw } from 'lucide-react';
import type { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { useCondition } from '../../systems/system-condition.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { useTell } from '../../ui/notices.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { tooltip } from '../../ui/tooltip.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { capabilityList } from './capability-list.ts';
import { clockWords } from './clock-words.ts';
import { asksNobody, connectAgain } from './connect-again.ts';
import { faultWords } from './fault-words.ts';
import { SessionButton } from './session-button.tsx';

export interface ConnectionRowProps {
  readonly system: SystemCameras;
  readonly columns: string;
  readonly onSignIn: (id: ConnectionId) => void;
  /** Somebody wants to name cameras by their numbers. */
  readonly onTyping: (id: ConnectionId) => void;
}

export function ConnectionRow({ system, columns, onSignIn, onTyping }: ConnectionRowProps) {
  const { entry, session, list } = system;
  const condition = useCondition(entry);
  const health = useReadable(entry.health);
  const ready = readySystem(useReadable(entry.state));
  const typing = ready?.cameras.typing;
  const groups = new Set(list.cameras.map((camera) => camera.group.id)).size;
  return (
    <div role="rowgroup" className="border-b border-line">
      <div role="row" className={`${columns} min-h-14 py-2`}>
        <div role="cell" className="flex min-w-0 items-center gap-3">
          <Monogram text={entry.monogram} label={entry.label} />
          <span className="min-w-0">
            <span className="block truncate font-550">{entry.name}</span>
            <span className="block truncate text-12 text-fg3">
              {entry.host}
              {groups > 0 && `, ${groups === 1 ? '1 group' : `${groups} groups`}`}
            </span>
          </span>
        </div>
        <div role="cell" className="col-start-1 flex items-center gap-2 wide:col-start-auto">
          <StatusDot shape={condition.shape} />
          <span className={condition.needsPerson ? 'font-550' : 'text-fg2'}>{condition.words}</span>
        </div>
        <div role="cell" className="col-start-1 text-fg2 wide:col-start-auto">
          <span className="text-12 text-fg3 wide:hidden">Clock: </span>
          {clockWords(health)}
        </div>
        <div role="cell" className="tabular col-start-1 text-fg2 wide:col-start-auto">
          <span className="text-12 text-fg3 wide:hidden">Cameras: </span>
          {session.kind === 'signedIn' && !system.loading ? list.cameras.length : '–'}
        </div>
        <div role="cell" className="col-start-1 flex flex-wrap items-center gap-1.5 wide:col-start-auto">
          {ready !== undefined &&
            capabilityList(ready.can).map(({ word, reason }) =>
              reason === undefined ? (
                <Chip key={word}>{word}</Chip>
              ) : (
                <button
                  key={word}
                  {...tooltip({ text: reason })}
                  type="button"
                  aria-label={`${word}: ${reason}`}
                  className="cursor-help rounded-chip"
                >
                  <Chip tone="struck">{word}</Chip>
                </button>
              ),
            )}
          {typing !== undefined && (
            <Button size="small" tone="quiet" icon={ListPlus} onClick={() => onTyping(entry.id)}>
              Cameras by hand
            </Button>
          )}
        </div>
        <div
          role="cell"
          className="col-start-2 row-start-1 flex justify-end wide:col-start-auto wide:row-start-auto"
        >
          <SessionButton id={entry.id} system={ready} session={session} onSignIn={onSignIn} />
        </div>
      </div>
      <RowFault system={system} onSignIn={onSignIn} />
    </div>
  );
}

/** What is wrong with a system, unfolded under its row. */
function RowFault({ system, onSignIn }: Pick<ConnectionRowProps, 'system' | 'onSignIn'>) {
  const { entry, session } = system;
  const state = useReadable(entry.state);
  const health = useReadable(entry.health);
  const tell = useTell();
  const failure = faultOf(system, state.kind === 'failed' ? state.failure : undefined, health);
  if (failure === undefined) return null;
  const ready = readySystem(state);
  const open = ready !== undefined && asksNobody(ready) ? ready : undefined;
  const signIn = session.kind === 'signedOut' && open === undefined;
  const words = faultWords(failure, entry.name, ready);
  return (
    <div className="px-4 pb-4 wide:pl-14">
      <FailureNote
        failure={failure}
        system={entry.name}
        {...(words !== undefined && { text: words })}
        onCopy={(text) => void navigator.clipboard.writeText(text).then(() => tell('Copied for the ticket'))}
        actions={
          <Button
            icon={signIn ? LogIn : RefreshCw}
            onClick={() => {
              if (state.kind === 'failed') location.reload();
              else if (signIn) onSignIn(entry.id);
              else if (open !== undefined && session.kind !== 'signedIn') connectAgain(open);
              else system.refetch();
            }}
          >
            {signIn ? 'Sign in again' : 'Try again'}
          </Button>
        }
      />
    </div>
  );
}

function faultOf(
  system: SystemCameras,
  loadFailure: Failure | undefined,
  health: ReturnType<SystemCameras['entry']['health']['get']>,
): Failure | undefined {
  if (loadFailure !== undefined) return loadFailure;
  if (system.session.kind === 'signedOut' && system.session.because !== undefined)
    return system.session.because;
  if (system.failure !== undefined) return system.failure;
  return health.kind === 'lost' ? health.failure : undefined;
}
