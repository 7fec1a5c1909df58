/** What a file does, in words with a bar; what it asks, with the answers as buttons. */
import { Popover } from 'radix-ui';
import { type ReactNode, use } from 'react';
import type { Failure } from '../../core/failure.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { archivePath } from '../../systems/archive-path.ts';
import type { ImportItem, ImportQuestion } from '../../systems/imports/import-model.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PortalContext } from '../../ui/portal-context.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { CameraPicker } from './camera-picker.tsx';
import { shortName, stateWords } from './import-words.ts';
import { type ImportsHost, ImportsHostContext } from './imports-host.ts';
import { POPOVER } from '../../ui/popover-look.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { StateIcon } from './state-icon.tsx';
import { systemName, TargetsContext } from './use-import-targets.ts';

const SMALL = 'h-6! shrink-0 px-1.5! text-12 whitespace-nowrap max-phone:h-11! max-phone:px-2.5!';
const LINK = 'text-accent underline-offset-3 hover:underline';

export function StateCell({ item }: { readonly item: ImportItem }) {
  const host = use(ImportsHostContext);
  const system = systemName(use(TargetsContext), item.target);
  const format = useTimeFormat();
  const { state, file } = item;
  const counts = state.kind === 'uploading' && state.retryAt !== undefined;
  const now = useNow(ms(counts ? ONE_SECOND : ONE_MINUTE));
  const { title, aside, bar, line } = stateWords(item, { format, now, system });
  const answers = host === undefined ? undefined : <Answers item={item} host={host} />;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <StateIcon state={state} />
        <span className="tabular min-w-0 truncate font-550" title={title}>
          {title}
        </span>
        {aside !== undefined && <span className="tabular shrink-0 text-12 text-fg3">{aside}</span>}
        <span className="flex-1" />
        {(state.kind === 'failed' || (state.kind === 'uploading' && state.trouble !== undefined)) && (
          <Details failure={state.kind === 'failed' ? state.failure : state.trouble} system={system} />
        )}
      </div>
      {bar !== undefined && <ProgressBar label={`${title}, ${file.name}`} share={bar} />}
      {line !== undefined && (
        <span className="tabular truncate text-12 text-fg2" title={line}>
          {line}
        </span>
      )}
      {answers}
    </div>
  );
}

function Answers({ item, host }: { readonly item: ImportItem; readonly host: ImportsHost }) {
  const { clock } = useTimeFormat();
  const { id, state, file, target } = item;
  const { queue } = host;
  switch (state.kind) {
    case 'done': {
      if (target === undefined) return null;
      const path = archivePath(target, state.recorded);
      return (
        <a
          href={path}
          onClick={(event) => {
            event.preventDefault();
            host.onOpen(path);
          }}
          className={`tabular truncate max-phone:leading-11 ${LINK}`}
        >
          {clock(state.recorded.from)}–{clock(state.recorded.until)} on the timeline
        </a>
      );
    }
    case 'draft': {
      const [first] = state.questions;
      return first === undefined ? null : (
        <Row>
          <QuestionAnswers item={item} question={first} host={host} />
        </Row>
      );
    }
    case 'needsFile':
      return (
        <Row>
          {state.asks ? (
            <Button size="small" className={SMALL} onClick={() => queue.askForFiles([id])}>
              Let Sightline read it again
            </Button>
          ) : (
            <Button size="small" className={SMALL} onClick={() => host.onChooseAgain(item)}>
              Choose {shortName(file.name)} again
            </Button>
          )}
        </Row>
      );
    case 'needsSignIn':
      return (
        <Row>
          <Button size="small" className={SMALL} onClick={() => host.onOpen('/connections')}>
            Go to Connections
          </Button>
        </Row>
      );
    case 'failed':
      return (
        <Row>
          <Button size="small" className={SMALL} onClick={() => queue.retry([id])}>
            Try again
          </Button>
          <OtherCamera item={item} host={host} />
        </Row>
      );
    case 'cancelled':
      return (
        <Row>
          <Button size="small" className={SMALL} onClick={() => queue.retry([id])}>
            Start again
          </Button>
        </Row>
      );
    default:
      return null;
  }
}

interface QuestionProps {
  readonly item: ImportItem;
  readonly question: ImportQuestion;
  readonly host: ImportsHost;
}

function QuestionAnswers({ item, question, host }: QuestionProps) {
  const { clock } = useTimeFormat();
  const { queue } = host;
  const leaveOut = (
    <Button size="small" className={SMALL} onClick={() => queue.remove([item.id])}>
      Leave out
    </Button>
  );
  switch (question.kind) {
    case 'camera':
      return <OtherCamera item={item} host={host} words="Choose a camera" />;
    case 'start':
      return (
        <Button size="small" className={SMALL} onClick={() => host.onEdit(item.id)}>
          Set the start
        </Button>
      );
    case 'overlap': {
      const { fitsAt } = question;
      return (
        <>
          {fitsAt !== undefined && (
            <Button
              size="small"
              className={`tabular ${SMALL}`}
              onClick={() => queue.setStart([item.id], fitsAt)}
            >
              Move to {clock(fitsAt)}
            </Button>
          )}
          <OtherCamera item={item} host={host} />
          {leaveOut}
        </>
      );
    }
    case 'refused':
    case 'full':
      return (
        <>
          <OtherCamera item={item} host={host} />
          {leaveOut}
        </>
      );
    default:
      return question satisfies never;
  }
}

interface OtherCameraProps {
  readonly item: ImportItem;
  readonly host: ImportsHost;
  readonly words?: string;
}

const OtherCamera = ({ item, host, words = 'Other camera' }: OtherCameraProps) => (
  <CameraPicker
    label={`${words} for ${item.file.name}`}
    value={item.target}
    onChoose={(ref) => host.queue.setTarget([item.id], ref)}
    className={`bg-s2 ${SMALL}`}
  >
    {words}
  </CameraPicker>
);

const Row = ({ children }: { readonly children: ReactNode }) => (
  <div className="mt-0.5 flex flex-wrap items-center gap-1">{children}</div>
);

interface DetailsProps {
  readonly failure: Failure | undefined;
  readonly system: string;
}

function Details({ failure, system }: DetailsProps) {
  const portal = use(PortalContext);
  if (failure === undefined) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className={`shrink-0 text-12 max-phone:min-h-11 max-phone:px-2 ${LINK}`}>
        Details
      </Popover.Trigger>
      <Popover.Portal container={portal}>
        <Popover.Content
          aria-label="What went wrong"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${POPOVER} w-96`}
        >
          <FailureNote failure={failure} system={system} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
