import { describe, expect, test, vi } from 'vitest';
import { planChunks } from '../../core/chunk-plan.ts';
import { Failure } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createPieceWire, piecesInProcess } from '../../testing/in-process-workers.ts';
import { createTransfer } from './create-transfer.ts';
import type { UploadTask } from './transfer-model.ts';
import { CHUNK, COUNT, quiet, startTestUpload, TEXT } from './upload-test-client.ts';

describe('what does not pass', () => {
  test('a refusal ends the upload at once and stops all lines', async () => {
    const { wire, piece, work, confirmed, clock } = startTestUpload();
    await quiet();
    piece(0).accept();
    await quiet();
    piece(2).refuse(403);
    expect((await failureOf(work)).code).toBe('notPermitted');
    await clock.advance(ONE_MINUTE);
    expect(wire.waiting()).toEqual([]);
    expect(wire.pieces).toHaveLength(4);
    expect(confirmed).toEqual([0]);
  });

  test('a credential refused twice is a missing sign-in', async () => {
    const { piece, work } = startTestUpload({ confirmed: (index) => index > 0 });
    await quiet();
    piece(0).refuse(401);
    await quiet();
    piece(0).refuse(401);
    expect((await failureOf(work)).code).toBe('signInNeeded');
  });

  test('a host that the proxy does not know is final', async () => {
    const { piece, work } = startTestUpload();
    await quiet();
    const body = JSON.stringify({
      error: { from: 'sightline-proxy', code: 'host_not_allowed', message: '' },
    });
    piece(0).refuse(403, body, { 'x-sightline-proxy': 'error' });
    expect((await failureOf(work)).code).toBe('hostNotAllowed');
  });

  test('a file that changed is told apart from a broken line', async () => {
    const file = new Blob([TEXT]);
    const gone = new DOMException('The file changed.', 'NotReadableError');
    vi.spyOn(file, 'slice').mockImplementation((begin = 0, end = 0) => {
      const slice = new Blob([TEXT]).slice(begin, end);
      const pull = (controller: ReadableByteStreamController) => controller.error(gone);
      vi.spyOn(slice, 'stream').mockImplementation(() => new ReadableStream({ type: 'bytes', pull }));
      return slice;
    });
    const { piece, work } = startTestUpload({ file });
    await quiet();
    piece(0).breakOff();
    expect((await failureOf(work)).code).toBe('notReadable');
  });

  test('calling it off stops all lines and keeps what is confirmed', async () => {
    const { stop, wire, piece, work, confirmed } = startTestUpload();
    await quiet();
    piece(0).accept();
    await quiet();
    stop.abort();
    expect((await failureOf(work)).code).toBe('aborted');
    await quiet();
    expect(wire.waiting()).toEqual([]);
    expect(confirmed).toEqual([0]);
    expect(wire.pieces).toHaveLength(COUNT - 2);
  });

  test('one that was called off before it began sends nothing', async () => {
    const { wire, work } = makeStopped();
    expect((await failureOf(work)).code).toBe('aborted');
    expect(wire.pieces).toHaveLength(0);
  });

  test('says nothing of the credential in what it tells', async () => {
    const { wire, progress, work, stop } = startTestUpload();
    await quiet();
    for (const one of wire.waiting()) one.breakOff();
    await quiet();
    stop.abort();
    const failure = await failureOf(work);
    expect(JSON.stringify([progress, progress.at(-1)?.trouble?.facts, failure.facts])).not.toContain(
      'secret',
    );
  });
});

function makeStopped() {
  const wire = createPieceWire();
  const transfer = createTransfer({
    online: createStore(true),
    mostLines: 4,
    startUploadWorker: piecesInProcess(wire.send),
  });
  const task: UploadTask = {
    file: new Blob([TEXT]),
    plan: planChunks(TEXT.length, CHUNK),
    confirmed: () => false,
    request: () => ({ address: '/proxy/0', method: 'PUT', headers: {} }),
    failureOf: () => new Failure({ code: 'rejected', operation: 'send piece' }),
    onConfirmed: () => undefined,
    onProgress: () => undefined,
  };
  return { wire, work: transfer.upload(task, AbortSignal.abort()) };
}
