/** The newest events of many cameras: which ones, how new ones come in, filters, what is missing, the list. */
import { Cctv, ListVideo } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { cameraRefText, type CameraRef } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { type CameraChoice, chosenCameras, choiceText } from './camera-choice.ts';
import { CameraChooser } from './camera-chooser.tsx';
import { NoEvents } from './camera-events.tsx';
import { countKinds, type EventFilter, filterKey, looksHere, matchesFilter } from './event-filter.ts';
import { EventList, ROW_HEIGHT } from './event-list.tsx';
import type { EventPlace } from './event-row-view.tsx';
import { EventSkeleton } from './event-skeleton.tsx';
import { FeedNoteList } from './feed-note-list.tsx';
import { feedNotes, systemNotes } from './feed-notes.ts';
import { FilterBar } from './filter-bar.tsx';
import { FilterChip } from './filter-chip.tsx';
import { findListed, type ListedEvent } from './listed-event.ts';
import { NewsStatus } from './news-status.tsx';
import { type FeedSource, useEventFeed } from './use-event-feed.ts';
import { PHONE, useMedia } from '../../ui/use-media.ts';

/** An event that a link names. */
export interface NamedEvent {
  readonly ref: CameraRef;
  readonly event: CameraEvent;
}

export interface FeedEventsProps {
  readonly systems: readonly SystemCameras[];
  readonly choice: CameraChoice;
  readonly onChoice: (choice: CameraChoice) => void;
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly selected: NamedEvent | undefined;
  readonly onOpen: (listed: ListedEvent) => void;
  /** Told which events stand beside the selected one, as the list shows them. */
  readonly onNeighbours: (newer: ListedEvent | undefined, older: ListedEvent | undefined) => void;
}

/** How far down the row of a link's event is looked for. */
const LOOKED_FOR = 400;

/** A selected event this far down keeps what is beside it. */
const ROWS_AT_REST = 20;

export function FeedEvents(props: FeedEventsProps) {
  const { systems, choice, onChoice, filter, onFilter, selected, onOpen, onNeighbours } = props;
  const [choosing, setChoosing] = useState(false);
  const phone = useMedia(PHONE);
  const sources = systems.flatMap((system) => sourceOf(system, choice) ?? []);
  const { feed, state, news } = useEventFeed(sources, filter);
  const wanted = filterKey(filter);
  const loaded = state?.events;
  const events = useMemo(
    () => (loaded ?? []).filter(({ event }) => matchesFilter(event, filter)),
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` stands for the filter
    [loaded, wanted],
  );
  const places = useMemo(() => placesOf(systems), [systems]);
  const listed = selected === undefined ? undefined : findListed(events, selected.ref, selected.event);
  const at = listed === undefined ? -1 : events.indexOf(listed);
  const [newer, older] = [at < 1 ? undefined : events[at - 1], at < 0 ? undefined : events[at + 1]];
  useEffect(() => {
    onNeighbours(newer, older);
    // oxlint-disable-next-line react/exhaustive-deps -- what it does is the same with each render
  }, [newer, older]);

  useEffect(() => {
    // A link to an event that is not the newest: its row is looked for, within reason.
    if (selected === undefined || listed !== undefined || state === undefined || state.loading) return;
    const oldest = state.events.at(-1)?.event.startAt;
    const below = oldest !== undefined && selected.event.startAt < oldest;
    if (below && state.events.length < LOOKED_FOR) feed?.more();
  }, [selected, listed, state, feed]);

  const waiting = state === undefined || (state.events.length === 0 && (state.loading || state.late > 0));
  const notes = [
    ...systemNotes(systems, choice, reasonAgainst),
    ...(state === undefined ? [] : feedNotes(state, systems)),
  ];
  const isFiltered = looksHere(filter) || filter.from !== undefined || filter.until !== undefined;

  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-2 px-3 pointer-coarse:h-11">
        <FilterChip
          chosen={choice.kind !== 'all'}
          icon={Cctv}
          className="min-w-0 shrink"
          onClick={() => setChoosing(true)}
          title="Choose cameras"
        >
          <span className="truncate">{choiceText(choice, systems)}</span>
        </FilterChip>
        {state !== undefined && !waiting && (
          <span className="tabular shrink-0 text-12 text-fg3">
            {state.hasOlder
              ? `${state.events.length.toLocaleString('en-GB')} loaded`
              : `all ${state.events.length.toLocaleString('en-GB')}`}
          </span>
        )}
        <span className="flex-1" />
        {!waiting && <NewsStatus state={news} />}
      </div>
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        counts={
          waiting
            ? undefined
            : countKinds(
                state.events.map(({ event }) => event),
                filter,
              )
        }
        complete={state?.hasOlder === false}
      />
      <FeedNoteList
        notes={notes}
        onAct={({ act, system }) => {
          if (act === 'choose') setChoosing(true);
          else if (act === 'listAgain') systems.find(({ entry }) => entry.id === system)?.refetch();
          else feed?.retry();
        }}
      />
      <div className="min-h-0 flex-1">
        {waiting || feed === undefined ? (
          <EventSkeleton rowHeight={ROW_HEIGHT[phone ? 'phone' : 'desk']} />
        ) : (
          <EventList
            events={events}
            loaded={state.events.length}
            filterKey={`${wanted} ${choiceText(choice, systems)}`}
            filtered={looksHere(filter)}
            older={{ exist: state.hasOlder, loading: state.loading, failed: false, load: feed.more }}
            selected={listed}
            onRest={listed === undefined || at < ROWS_AT_REST ? feed.rest : undefined}
            onOpen={onOpen}
            historyOf={({ ref }) => sources.find(({ system }) => system.id === ref.system)?.history}
            placeOf={({ ref }) => places.get(cameraRefText(ref))}
            empty={
              isFiltered ? (
                <NoEvents filter={filter} looked={state.events.length} onFilter={onFilter} />
              ) : (
                <EmptyState icon={ListVideo} title="No event is kept of these cameras">
                  What they record on motion or sound shows here, newest first.
                </EmptyState>
              )
            }
          />
        )}
      </div>
      {choosing && (
        <CameraChooser
          systems={systems}
          choice={choice}
          onChoice={(next) => {
            setChoosing(false);
            onChoice(next);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

/** What is asked of a system; undefined when it has nothing to do with the list. */
function sourceOf(system: SystemCameras, choice: CameraChoice): FeedSource | undefined {
  const ready = readySystem(system.entry.state.get());
  if (ready === undefined || system.session.kind !== 'signedIn' || !ready.can.events.offered)
    return undefined;
  const cameras = chosenCameras(system, choice).map(({ id }) => id);
  return cameras.length === 0 ? undefined : { system: ready, history: ready.can.events.use, cameras };
}

/** Why a system that answers has no events to show. */
function reasonAgainst({ entry }: SystemCameras): string | undefined {
  const events = readySystem(entry.state.get())?.can.events;
  return events === undefined || events.offered ? undefined : events.reason;
}

function placesOf(systems: readonly SystemCameras[]): ReadonlyMap<string, EventPlace> {
  return new Map(
    systems.flatMap(({ entry, list }) =>
      list.cameras.map((camera) => [
        cameraRefText({ system: entry.id, camera: camera.id }),
        { camera: camera.name, system: entry.name, monogram: entry.monogram, label: entry.label },
      ]),
    ),
  );
}
