/** What the archives hold. END stands before BEGIN in these paths. */
import { assertMayLookBack } from './access.ts';
import { readTime, writeTime } from './axxon-time.ts';
import { DAY_MS, INTERVALS_LIMIT, SECOND_MS } from './limits.ts';
import { mergeSpans, type Span, within } from '../recordings.ts';
import { badRequest, notFound } from './refusal.ts';
import { archiveOf, cameraOf, type Handler, sceneOf, type Service, type UserCall } from './service.ts';
import { archivePath, sourceOf } from './site.ts';

/** GET /archive/list/{ID}. */
export const archiveList: Handler = (service, call) => {
  const camera = cameraOf(service, call);
  assertMayLookBack(service, call, camera);
  const archives = camera.archives.map((name, index) => ({ default: index === 0, name: archivePath(name) }));
  return Response.json({ archives });
};

/** The moment of a path: a time, or one of the two words. */
function momentOf({ params }: UserCall, name: 'begin' | 'end'): number {
  const text = params[name] ?? '';
  if (text === 'past') return -Infinity;
  if (text === 'future') return Infinity;
  const at = readTime(text);
  if (at === undefined) throw badRequest(`${name} is no time`);
  return at;
}

interface Asked {
  readonly scene: string;
  readonly spans: readonly Span[];
}

/** The recordings that a call asks about, all of them. */
function recordedFor(service: Service, call: UserCall): Asked {
  const camera = cameraOf(service, call);
  assertMayLookBack(service, call, camera);
  const archive = archiveOf(camera, call);
  if (archive === undefined) throw notFound('The camera has no archive');
  return {
    scene: sceneOf(service, camera),
    spans: service.recordings.spans(sourceOf(camera), archive, call.at),
  };
}

/**
 * GET /archive/contents/intervals/{ID}/{END}/{BEGIN}?limit&scale&archive. Oldest first, and newest first
 * where END is before BEGIN; intervals that reach over what was asked come whole.
 */
export const archiveIntervals: Handler = (service, call) => {
  const limit = call.query.number('limit', INTERVALS_LIMIT);
  const scale = call.query.number('scale', 0);
  if (limit === 0) throw badRequest('limit is zero');
  const end = momentOf(call, 'end');
  const begin = momentOf(call, 'begin');
  const [from, until] = [Math.min(begin, end), Math.max(begin, end)];
  const { spans } = recordedFor(service, call);
  const found = mergeSpans(
    spans.filter((span) => span.begin < until && span.end > from),
    scale,
  );
  const ordered = end < begin ? found.toReversed() : found;
  return Response.json({
    intervals: ordered
      .slice(0, limit)
      .map((span) => ({ begin: writeTime(span.begin), end: writeTime(span.end) })),
    more: ordered.length > limit,
  });
};

/** GET /archive/statistics/depth/{ID}?archive&threshold: the newest footage without a break of so many days. */
export const archiveDepth: Handler = (service, call) => {
  const threshold = call.query.number('threshold', 1) * DAY_MS;
  const last = mergeSpans(recordedFor(service, call).spans, threshold).at(-1);
  if (last === undefined) throw notFound('The archive is empty');
  return Response.json({ start: writeTime(last.begin), end: writeTime(last.end) });
};

/** GET /archive/statistics/capacity/{ID}/{END}/{BEGIN}?archive: bytes and seconds. */
export const archiveCapacity: Handler = async (service, call) => {
  const [from = 0, until = 0] = [momentOf(call, 'begin'), momentOf(call, 'end')].toSorted((a, b) => a - b);
  const { scene, spans } = recordedFor(service, call);
  const length = within(spans, { begin: from, end: until }).reduce(
    (sum, one) => sum + one.end - one.begin,
    0,
  );
  const { stream, durationMs } = await service.settings.media().scene(scene);
  return Response.json({
    size: Math.round((length / durationMs) * stream.length),
    duration: Math.round(length / SECOND_MS),
  });
};
