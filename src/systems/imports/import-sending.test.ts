import { describe, expect, it } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { type EpochMs, epochMs, ms, ONE_DAY, ONE_SECOND } from '../../core/units.ts';
import type { Transfer } from '../../platform/transfer/transfer-model.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { Uploads, UploadStatus } from '../../vendors/contract-imports.ts';
import { createConfirmedPieces } from './confirmed-pieces.ts';
import { createImportBoard } from './import-board.ts';
import { newImportItem, NEW_MEMORY } from './import-job.ts';
import { createImportSending } from './import-sending.ts';

const ID = 'a';
const CHUNK = 1_000;
const { signal } = new AbortController();
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A file of three pieces at a system whose status is `statusAt`; what is sent is all there is to see. */
function startSending(options: {
  readonly statusAt: (now: EpochMs, sent: readonly number[]) => UploadStatus;
  readonly size?: number;
  readonly confirmed?: readonly number[];
}) {
  const { statusAt, size = 3 * CHUNK, confirmed = [] } = options;
  const clock = createFakeClock(epochMs(0), quiet);
  const board = createImportBoard({ touched: () => {}, reordered: () => {} });
  const file = { name: 'a.mp4', folder: '', size, modifiedAt: epochMs(0) };
  const item = newImportItem(ID, file, epochMs(0), undefined);
  board.append([{ item: { ...item, state: { kind: 'waiting' } }, memory: NEW_MEMORY }]);
  const chunkSize = size / 3;
  const pieces = createConfirmedPieces(3, confirmed);
  const sent: number[] = [];
  const log: string[] = [];
  const transfer: Transfer = {
    md5: async () => '',
    upload: async ({ plan, confirmed: has, onConfirmed }) => {
      for (let index = 0; index < plan.count; index += 1) {
        if (has(index)) continue;
        sent.push(index);
        onConfirmed(index);
      }
    },
  };
  const uploads: Uploads = {
    maxChunkSize: chunkSize,
    keptFor: ONE_DAY,
    create: async () => void log.push('create'),
    status: async () => statusAt(clock.now(), sent),
    chunk: () => ({ address: '', method: 'PUT', headers: {} }),
    failureOf: () => {
      throw new Error('Nothing is refused.');
    },
    remove: async () => void log.push('remove'),
  };
  const sending = createImportSending(
    {
      board,
      transfer,
      clock,
      online: createStore(true),
      piecesOf: () => pieces,
      moved: () => {},
      flush: async () => {},
    },
    {
      id: ID,
      file: new Blob(),
      uploads,
      ticket: { name: 'a', size, chunkSize, md5: '' },
      isOpened: confirmed.length > 0,
    },
  );
  const work = sending.run(signal);
  work.catch(() => {});
  return { clock, work, sent, log, stateOf: () => board.get(ID)?.item.state.kind };
}

const all = (): boolean => true;
const HALF_TERABYTE = 500_000_000_000;

describe('a file on its way', () => {
  it('that the system has in full is waited for, as long as computing so much may take', async () => {
    const done = 3_600 * ONE_SECOND;
    const { clock, work, sent, stateOf } = startSending({
      size: HALF_TERABYTE * 3,
      confirmed: [0, 3],
      statusAt: (now) => (now < done ? { kind: 'uploading', has: all } : { kind: 'complete' }),
    });
    await clock.advance(ms(1_800 * ONE_SECOND));
    expect(stateOf()).toBe('verifying');
    await clock.settle(work, ms(ONE_DAY));
    expect(sent).toEqual([]);
  });

  it.each<[string, (() => boolean) | undefined]>([
    ['with its mask', all],
    ['without a mask', undefined],
  ])(
    'that the system, %s, has and never finishes is completed by its last piece once more',
    async (_, has) => {
      const { clock, work, sent, log } = startSending({
        confirmed: [0, 3],
        statusAt: (_now, pieces) => (pieces.length === 0 ? { kind: 'uploading', has } : { kind: 'complete' }),
      });
      await clock.settle(work);
      expect([sent, log]).toEqual([[2], []]);
    },
  );

  it('that the system lost is opened and sent once more, and given up when that goes on', async () => {
    const { clock, work, sent, log } = startSending({ statusAt: () => ({ kind: 'missing' }) });
    await expect(clock.settle(work)).rejects.toMatchObject({ code: 'badReply' });
    expect(log).toEqual(['create', 'create', 'create', 'create']);
    expect(sent).toHaveLength(12);
  });
});
