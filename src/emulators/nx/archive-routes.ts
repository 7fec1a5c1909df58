/** The archive: what is recorded, pictures of it, and its video. */
import { isVirtual } from './cameras.ts';
import { mergeSpans, type RecordedSpan } from './archive.ts';
import { toGuid } from './guid.ts';
import { enveloped, invalidParameter, missingParameter, noSuchPath, notFound, STATUS } from './refusal.ts';
import type { AccountCall, Handler, Service } from './service.ts';
import type { NxCamera } from './site.ts';

/** Kinds of periods: recorded; motion and analytics, of which there is nothing. */
const PERIOD_TYPES = { recording: 0, last: 2 };
/** Stands for the length of what is still being recorded. */
const STILL_RECORDING = -1;
const JPEG = { 'content-type': 'image/jpeg', 'cache-control': 'no-store' };

function cameraNamed({ cameras }: Service, text: string): NxCamera {
  const id = toGuid(text);
  const camera = cameras.list().find((one) => one.id === id || one.physicalId === text);
  if (camera === undefined) throw notFound(`Camera ${text} is not found`);
  return camera;
}

/** What is recorded; an ordinary camera goes on recording at the moment. */
function recordedOf({ archive, settings }: Service, camera: NxCamera): readonly RecordedSpan[] {
  const spans = archive.spans(camera.id);
  const last = spans.at(-1);
  if (isVirtual(camera) || last === undefined) return spans;
  return [...spans.slice(0, -1), { start: last.start, end: settings.now() }];
}

/**
 * GET /ec2/recordedTimePeriods. Periods that begin or end outside of what was asked come whole; gaps
 * shorter than `detail` are closed.
 */
export const recordedPeriods: Handler = (service, { query, at }) => {
  const ids = query.all('cameraId');
  if (ids.length === 0) throw missingParameter('cameraId');
  const from = query.number('startTime', 0);
  const to = query.number('endTime', at);
  const type = query.number('periodsType', PERIOD_TYPES.recording);
  const detail = query.number('detail', 0);
  if (type < PERIOD_TYPES.recording || type > PERIOD_TYPES.last) throw invalidParameter('periodsType');
  const { numbersAsStrings } = service.settings;
  const number = (value: number) => (numbersAsStrings ? String(value) : value);

  const byServer = new Map<string, RecordedSpan[]>();
  const running = new Set<number>();
  for (const camera of ids.map((id) => cameraNamed(service, id))) {
    const all = type === PERIOD_TYPES.recording ? recordedOf(service, camera) : [];
    if (!isVirtual(camera)) running.add(all.at(-1)?.end ?? 0);
    const own = byServer.get(camera.parentId) ?? [];
    own.push(...all.filter(({ start, end }) => start < to && end > from));
    byServer.set(camera.parentId, own);
  }
  const periodsOf = (spans: readonly RecordedSpan[]) =>
    mergeSpans(spans, detail).map(({ start, end }) => ({
      startTimeMs: number(start),
      durationMs: number(running.has(end) ? STILL_RECORDING : end - start),
    }));
  if (isFlat(query.text('flat'))) return enveloped(periodsOf([...byServer.values()].flat()));
  return enveloped([...byServer].map(([guid, spans]) => ({ guid, periods: periodsOf(spans) })));
};

const isFlat = (text: string | undefined): boolean => text !== undefined && text !== 'false' && text !== '0';

/** Whether something is recorded at the moment that the query names; a virtual camera has no live video. */
function isRecordedAt(service: Service, camera: NxCamera, time: number | undefined): boolean {
  if (time === undefined) return !isVirtual(camera);
  return recordedOf(service, camera).some(({ start, end }) => time >= start && time < end);
}

/** GET /ec2/cameraThumbnail: a JPEG, or 204 where nothing is recorded. */
export const cameraThumbnail: Handler = async (service, { query, at }) => {
  const camera = cameraNamed(service, query.required('cameraId'));
  const isLatest = ['latest', 'now', undefined].includes(query.text('time')?.toLowerCase());
  const time = isLatest ? undefined : query.number('time');
  if (!isRecordedAt(service, camera, time)) return new Response(null, { status: STATUS.noContent });
  const picture = await service.settings.media().still(service.cameras.sceneOf(camera), time ?? at);
  return new Response(picture, { headers: JPEG });
};

/** GET /hls/{id}.m3u8?pos=<ms>: 204 where nothing is recorded. Playing what is recorded comes later. */
export const hlsPlaylist: Handler = (service, call: AccountCall) => {
  const camera = cameraNamed(service, call.params['camera'] ?? '');
  const pos = call.query.has('pos') ? call.query.number('pos') : undefined;
  if (!isRecordedAt(service, camera, pos)) return new Response(null, { status: STATUS.noContent });
  return noSuchPath();
};
