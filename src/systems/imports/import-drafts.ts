/**
 * Files before they are started: reads them a few at a time, finds out what is on the timelines around
 * them, and keeps what is to be asked up to date. Answers of a moment are worked through together.
 */
import type { CameraRef } from '../../core/ids.ts';
import { findStartTime } from '../../core/start-time.ts';
import { mergeSpans, type TimeSpan } from '../../core/time-span.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FootageReader } from '../../platform/footage/footage-reader-model.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import type { ImportBoard } from './import-board.ts';
import { type ImportFiles, whyAnother } from './import-files.ts';
import { laneOf } from './import-job.ts';
import type { ImportItem, ImportQuestion } from './import-model.ts';
import { askAll, type CameraKnowledge, spansToAsk } from './import-questions.ts';
import type { Retry } from '../persist.ts';

export interface DraftHost {
  readonly board: ImportBoard;
  readonly files: ImportFiles;
  readonly reader: FootageReader;
  readonly clock: Clock;
  /** Names of files tell the time of this zone. */
  readonly zone: string;
  /** Undefined while the system cannot be asked. */
  readonly imports: (target: CameraRef) => FootageImports | undefined;
  readonly retry: Retry;
  /** Drafts that were told to start and have no question left. */
  readonly begin: (ids: readonly string[]) => void;
}

export interface ImportDrafts {
  /** Something changed: looks at it in a moment, with all else that changes until then. */
  readonly wake: () => void;
  /** Starts these as soon as it is known that there is nothing to ask. */
  readonly wanted: (ids: readonly string[]) => void;
  /** Footage that is on a timeline since now. */
  readonly recorded: (item: ImportItem, span: TimeSpan) => void;
  /** The start that the file itself tells, for a zone of its camera. */
  readonly startOf: (item: ImportItem, localZone: string | undefined) => ImportItem['start'];
  readonly dispose: () => void;
}

/** Files that are read at a time: the worker reads one while the next one's bytes come. */
const READERS = 3;
/** So that a folder of files that are read in a row is worked through a few times a second. */
const WORK_EVERY: Ms = ms(120);

interface Camera {
  /** What was asked about already. */
  known: readonly TimeSpan[];
  recorded: readonly TimeSpan[];
  asking: boolean;
  full: boolean;
  roomFor: string;
}

export function createImportDrafts(host: DraftHost): ImportDrafts {
  const { board, files, reader, clock } = host;
  const ended = new AbortController();
  const reading = new Set<string>();
  const cameras = new Map<string, Camera>();
  let wanted = new Set<string>();
  let cancelWork: (() => void) | undefined;
  let isReadDue = false;

  const wake = (): void => {
    if (ended.signal.aborted) return;
    cancelWork ??= clock.after(WORK_EVERY, work);
    if (isReadDue || reading.size >= READERS) return;
    isReadDue = true;
    // Once for hundreds of files that a command changes.
    queueMicrotask(() => {
      isReadDue = false;
      readNext();
    });
  };

  function readNext(): void {
    if (reading.size >= READERS) return;
    for (const { item } of board.jobs()) {
      if (reading.size >= READERS || ended.signal.aborted) return;
      const isOpen = item.state.kind === 'reading' && item.facts === undefined && !reading.has(item.id);
      if (isOpen) void readOne(item);
    }
  }

  async function readOne({ id }: ImportItem): Promise<void> {
    reading.add(id);
    try {
      const found = await files.find(id);
      if (found.kind !== 'found') {
        board.tell(id, { kind: 'fileNeeded', asks: found.kind === 'asks' });
        return;
      }
      const before = board.get(id)?.item;
      const wrong = before === undefined ? undefined : whyAnother(before.file, found.file, undefined);
      if (wrong !== undefined) {
        files.drop(id, true);
        board.tell(id, { kind: 'fileNeeded', asks: false, wrong });
        return;
      }
      files.put(id, found.file, undefined);
      const read = await reader.read(found.file, ended.signal);
      const item = board.get(id)?.item;
      if (item?.state.kind !== 'reading') return;
      if (read.kind === 'unusable') board.tell(id, { kind: 'unusable', because: read.because });
      else
        board.edit(id, { facts: read.facts, start: item.start ?? startOf({ ...item, ...read }, undefined) });
    } catch {
      // Its bytes could not be had; whether it is footage nobody knows.
      if (!ended.signal.aborted) board.tell(id, { kind: 'unusable', because: 'unreadable' });
    } finally {
      reading.delete(id);
      wake();
    }
  }

  function startOf({ facts, file }: ImportItem, localZone: string | undefined): ImportItem['start'] {
    if (facts === undefined) return undefined;
    const { times, duration } = facts;
    const now = clock.now();
    return findStartTime({ times, duration, name: file.name, localZone, nameZone: host.zone, now });
  }

  function work(): void {
    cancelWork = undefined;
    judge(board.items.get());
    if (!board.items.get().some(isOpen)) return;
    const judged = board.jobs().map(({ item }) => item);
    ask(judged);
    const pending = look(judged.filter(isOpen));
    const isEarly = (id: string) => pending.has(id) || board.get(id)?.item.state.kind === 'reading';
    const ready = [...wanted].filter((id) => !isEarly(id));
    wanted = new Set([...wanted].filter(isEarly));
    if (ready.length > 0) host.begin(ready);
  }

  function judge(items: readonly ImportItem[]): void {
    for (const item of items) {
      const { id, facts, target, verdict } = item;
      // After a reload those that were started have none either.
      if (facts === undefined || target === undefined || (verdict !== undefined && !isOpen(item))) continue;
      const next = host.imports(target)?.judge(facts);
      if (next === undefined || (next.kind === verdict?.kind && next.note === verdict.note)) continue;
      board.edit(id, { verdict: next });
    }
  }

  function ask(items: readonly ImportItem[]): void {
    const known = new Map<string, CameraKnowledge>();
    for (const item of items) {
      const lane = laneOf(item);
      const camera = lane === undefined ? undefined : cameras.get(lane);
      const imports = item.target === undefined ? undefined : host.imports(item.target);
      if (lane === undefined || known.has(lane) || imports === undefined) continue;
      known.set(lane, {
        recorded: camera?.recorded ?? [],
        full: camera?.full ?? false,
        tolerance: imports.overlapTolerance,
      });
    }
    for (const [id, questions] of askAll(items, known)) {
      const state = board.get(id)?.item.state;
      if (state?.kind !== 'draft' || !isSame(state.questions, questions)) {
        board.tell(id, { kind: 'asked', questions });
      }
    }
  }

  /** Asks the timelines about drafts that lie where nobody looked yet; answers with those that wait for it. */
  function look(items: readonly ImportItem[]): ReadonlySet<string> {
    const pending = new Set<string>();
    const byLane = new Map<string, ImportItem[]>();
    for (const item of items) {
      const lane = laneOf(item);
      if (lane === undefined || item.span === undefined) continue;
      const list = byLane.get(lane);
      if (list === undefined) byLane.set(lane, [item]);
      else list.push(item);
    }
    for (const [lane, list] of byLane) {
      const target = list[0]?.target;
      const imports = target === undefined ? undefined : host.imports(target);
      if (target === undefined || imports === undefined) continue;
      const camera = cameras.get(lane) ?? {
        known: [],
        recorded: [],
        asking: false,
        full: false,
        roomFor: '',
      };
      cameras.set(lane, camera);
      const unknown = list.filter(({ span }) => span !== undefined && !isWithin(span, camera.known));
      for (const { id } of unknown) pending.add(id);
      if (camera.asking) continue;
      if (unknown.length > 0) void lookAt(camera, target, imports, unknown);
      else void askRoom(camera, target, imports, list);
    }
    return pending;
  }

  async function lookAt(
    camera: Camera,
    { camera: id }: CameraRef,
    imports: FootageImports,
    items: readonly ImportItem[],
  ): Promise<void> {
    camera.asking = true;
    const asked = spansToAsk(items.flatMap(({ span }) => span ?? []));
    try {
      for (const span of asked) {
        const found = await host.retry(() => imports.recorded(id, span, ended.signal), ended.signal);
        camera.recorded = mergeSpans([...camera.recorded, ...found]);
      }
    } catch {
      // It is looked at once more before the import; a draft does not have to wait for it.
    } finally {
      camera.known = mergeSpans([...camera.known, ...asked]);
      camera.asking = false;
      wake();
    }
  }

  /** Once for each set of files. */
  async function askRoom(
    camera: Camera,
    { camera: id }: CameraRef,
    imports: FootageImports,
    items: readonly ImportItem[],
  ): Promise<void> {
    const pieces = items.flatMap(({ file, span }) => (span === undefined ? [] : [{ size: file.size, span }]));
    const key = items.map((item) => `${item.id} ${item.span?.from}`).join();
    if (camera.roomFor === key) return;
    camera.roomFor = key;
    camera.asking = true;
    try {
      const room = await imports.room(id, pieces, ended.signal);
      camera.full = room?.full ?? false;
    } catch {
      // The system says so once more when the upload is opened.
    } finally {
      camera.asking = false;
      wake();
    }
  }

  return {
    wake,
    wanted: (ids) => {
      for (const id of ids) wanted.add(id);
      // Somebody waits for it.
      cancelWork?.();
      cancelWork = clock.after(ms(0), work);
    },
    recorded: (item, span) => {
      const camera = cameras.get(laneOf(item) ?? '');
      if (camera === undefined) return;
      camera.recorded = mergeSpans([...camera.recorded, span]);
      wake();
    },
    startOf,
    dispose: () => {
      ended.abort();
      cancelWork?.();
    },
  };
}

const isOpen = ({ state, facts }: ImportItem): boolean =>
  facts !== undefined && (state.kind === 'draft' || state.kind === 'reading');

const isWithin = (span: TimeSpan, known: readonly TimeSpan[]): boolean =>
  known.some(({ from, until }) => from <= span.from && span.until <= until);

/** Questions are short lists of plain values. */
const isSame = (one: readonly ImportQuestion[], other: readonly ImportQuestion[]): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
