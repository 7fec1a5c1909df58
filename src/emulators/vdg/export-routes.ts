/** Exports in the native format: order, removal of a pending one, and how they go. */
import { readOrder } from './export-order.ts';
import { bytesOf, type ExportJob, progressOf, stateOf } from './export-store.ts';
import { CODE, Refusal } from './refusal.ts';
import type { Handler, Service } from './service.ts';
import { writeTime } from './vdg-time.ts';
import type { ReplyNode } from './xml-reply.ts';

/** POST exportVideo: all of it is begun, or nothing. */
export const startExport: Handler = async (service, { request, at }) => {
  const xml = await readBody(request);
  const contentType = request.headers.get('content-type') ?? undefined;
  const received = (code: number, exportId?: number) =>
    service.orders.push({ at, xml, contentType, code, exportId });
  try {
    const order = readOrder(service, xml, at);
    const job = service.exports.start(order, xml, at);
    service.disks.take(job.path, bytesOf(job.devices));
    received(CODE.ok, job.id);
    return [['export', [['exportid', job.id]]]];
  } catch (error) {
    if (error instanceof Refusal) received(error.code);
    throw error;
  }
};

async function readBody(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(CODE.general, 'The body is not UTF-8');
  }
}

/** DELETE exportVideo&exportid: of one that is not over; there is no other code for one that is. */
export const deleteExport: Handler = (service, { query, at }) => {
  const id = query.text('exportid');
  const job = service.exports.known().find((one) => String(one.id) === id);
  const state = job === undefined ? undefined : stateOf(job, at);
  if (job === undefined || (state !== 'pending' && state !== 'busy')) {
    throw new Refusal(CODE.exportIdMissing, id === undefined ? 'No export id' : `No pending export ${id}`);
  }
  job.isDeleted = true;
  service.disks.take(job.path, -bytesOf(job.devices));
  return [];
};

/** GET getExportVideoStatus[&exportid]: an id that it does not know is not in the list. */
export const exportStatus: Handler = (service, { query, at }) => {
  const id = query.text('exportid');
  const rows = service.exports.known().filter((job) => id === undefined || String(job.id) === id);
  return [['exports', rows.map((job) => rowOf(job, at)), { count: rows.length }]];
};

function rowOf(job: ExportJob, at: number): ReplyNode {
  const state = stateOf(job, at);
  const progress = progressOf(job, at);
  const devices = job.devices.map(({ device, begin, end }, index): ReplyNode => [
    'device',
    [
      ['serverid', device.serverId],
      ['deviceid', device.id],
      ['starttime', writeTime(begin)],
      ['endtime', writeTime(end)],
      ['progress', progress[index] ?? 0],
      ['status', state === 'busy' && progress[index] === 100 ? 'finished' : state],
    ],
  ]);
  return [
    'export',
    [
      ['exportid', job.id],
      ['path', job.path],
      ['status', state],
      ['bandwidth', job.bandwidth],
      ['devices', devices, { count: devices.length }],
      ['priority', 'normal'],
    ],
  ];
}

/** What lies on the server: exports that are over, and were not removed before. */
export const writtenJobs = ({ exports }: Service, at: number): readonly ExportJob[] =>
  exports.all().filter((job) => !job.isDeleted && stateOf(job, at) === 'finished');
