/** The newest events of many cameras, and the one that is chosen, played beside them. */
import { useNavigate } from '@tanstack/react-router';
import { LogIn, Play } from 'lucide-react';
import { useState } from 'react';
import { cameraRefText, parseCameraRef } from '../../core/ids.ts';
import { type CameraChoice, toChoice, toChoiceSearch } from '../../features/events/camera-choice.ts';
import type { EventFilter } from '../../features/events/event-filter.ts';
import { FeedEvents, type NamedEvent } from '../../features/events/feed-events.tsx';
import { toFilter, toFilterSearch } from '../../features/events/filter-search.ts';
import type { ListedEvent } from '../../features/events/listed-event.ts';
import { useMedia, WIDE } from '../../ui/use-media.ts';
import { type SystemCameras, useAllCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import { PageBar } from '../../ui/page-bar.tsx';
import { Region } from '../../ui/region.tsx';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import { EventStage } from './event-stage.tsx';
import { type EventsSearch, NOTHING_PLAYS } from './events-search.ts';

export interface EventsPageProps {
  readonly search: EventsSearch;
  /** Changes a part of the address. */
  readonly onSearch: (part: EventsSearch, how: 'push' | 'replace') => void | Promise<void>;
}

const NO_SHORTCUTS: readonly Shortcut[] = [];
const NOBODY: Neighbours = { newer: undefined, older: undefined };

interface Neighbours {
  readonly newer: ListedEvent | undefined;
  readonly older: ListedEvent | undefined;
}

export function EventsPage({ search, onSearch }: EventsPageProps) {
  const systems = useAllCameras();
  const navigate = useNavigate();
  const isWide = useMedia(WIDE);
  const [neighbours, setNeighbours] = useState(NOBODY);
  const filter = toFilter(search);
  const choice = toChoice(search);
  const selected = selectedEvent(systems, search);
  const plays = isWide && selected !== undefined;
  useShortcuts(
    plays
      ? [
          {
            keys: ['Escape'],
            label: 'Close the event',
            group: 'Player',
            dock: 'close',
            run: () => void onSearch(NOTHING_PLAYS, 'push'),
          },
        ]
      : NO_SHORTCUTS,
  );

  /** Beside the list where there is room; else on the camera's page, from where one comes back to this row. */
  async function open(listed: ListedEvent) {
    const camera = cameraRefText(listed.ref);
    const { key } = listed.event;
    await onSearch({ camera, event: key, at: undefined }, isWide ? 'push' : 'replace');
    if (!isWide) await navigate({ to: '/cameras/$camera', params: { camera }, search: { event: key } });
  }
  const openOf = (listed: ListedEvent | undefined) =>
    listed === undefined ? undefined : () => void open(listed);

  if (systems.length > 0 && systems.every(({ session }) => session.kind === 'signedOut')) {
    return (
      <>
        <PageBar title="Events" />
        <SignedOut />
      </>
    );
  }
  return (
    <>
      <PageBar title="Events" />
      <div className="flex h-full overflow-hidden">
        <section
          aria-label="Events"
          className="flex min-h-0 w-full min-w-0 flex-col bg-s1 wide:w-100 wide:flex-none wide:border-r wide:border-line"
        >
          <Region name="The list of events">
            <FeedEvents
              systems={systems}
              choice={choice}
              onChoice={(next: CameraChoice) => void onSearch(toChoiceSearch(next), 'push')}
              filter={filter}
              onFilter={(next: EventFilter) => void onSearch(toFilterSearch(next), 'replace')}
              selected={selected?.named}
              onOpen={(listed) => void open(listed)}
              onNeighbours={(newer, older) => setNeighbours({ newer, older })}
            />
          </Region>
        </section>
        {isWide && (
          <section
            aria-label="Picture"
            className="flex min-h-0 min-w-0 flex-1 flex-col [container-type:inline-size]"
          >
            {selected === undefined ? (
              <EmptyState icon={Play} title="Choose an event to play it here">
                A press on its row, or ↑ ↓ and Enter in the list. The link in the address opens the same
                second again.
              </EmptyState>
            ) : (
              <Region name="The player" resetKey={selected.named.event.key}>
                <EventStage
                  key={`${search.camera ?? ''} ${selected.named.event.key}`}
                  system={selected.system}
                  named={selected.named}
                  at={search.at}
                  onNewer={openOf(neighbours.newer)}
                  onOlder={openOf(neighbours.older)}
                  onOpen={({ key }) => void onSearch({ event: key, at: undefined }, 'push')}
                  onShow={({ event, at }, how) => void onSearch({ event, at }, how)}
                />
              </Region>
            )}
          </section>
        )}
      </div>
    </>
  );
}

function SignedOut() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={LogIn}
      title="Sign in to a system first"
      actions={
        <button
          type="button"
          className={LINK_BUTTON.primary}
          onClick={() => void navigate({ to: '/connections' })}
        >
          Go to Connections
        </button>
      }
    >
      The events of this site’s cameras show here, newest first, as soon as one of its systems knows who you
      are.
    </EmptyState>
  );
}

interface Selected {
  readonly system: SystemCameras;
  readonly named: NamedEvent;
}

/** The event that the address names; undefined while its system is not there, or when it names none. */
function selectedEvent(systems: readonly SystemCameras[], search: EventsSearch): Selected | undefined {
  const ref = search.camera === undefined ? undefined : parseCameraRef(search.camera);
  const system = systems.find(
    ({ entry, session }) => entry.id === ref?.system && session.kind === 'signedIn',
  );
  if (ref === undefined || system === undefined || search.event === undefined) return undefined;
  const events = readySystem(system.entry.state.get())?.can.events;
  const event = events?.offered === true ? events.use.fromKey(ref.camera, search.event) : undefined;
  return event === undefined ? undefined : { system, named: { ref, event } };
}
