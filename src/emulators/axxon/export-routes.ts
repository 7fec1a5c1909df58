/** Exports: begun, asked about, loaded, deleted. BEGIN stands before END in these paths. */
import { assertMayLookBack, assertMayWatch } from './access.ts';
import { readTime } from './axxon-time.ts';
import { readExportBody } from './export-body.ts';
import { type ExportFile, filesOf } from './export-files.ts';
import { type ExportJob, progressOf, stateOf } from './export-store.ts';
import { WAIT_TIMEOUT_MS } from './limits.ts';
import { type Span, within } from '../recordings.ts';
import { badRequest, notFound, STATUS } from './refusal.ts';
import { archiveOf, cameraOf, type Handler, type Service, type UserCall } from './service.ts';
import { sourceOf } from './site.ts';

const NO_CACHE = { 'cache-control': 'no-cache' };
/** How the server writes numbers: `5.000000000e-01`. */
const EXPONENT_DIGITS = 9;
const PICTURES: ReadonlySet<string> = new Set(['jpg', 'pdf']);

/** POST /export/archive/{ID}/{BEGIN}/{END}?waittimeout&archive. */
export const exportArchive: Handler = async (service, call) => {
  const camera = cameraOf(service, call);
  assertMayLookBack(service, call, camera);
  const archive = archiveOf(camera, call);
  if (archive === undefined) throw notFound('The camera has no archive');
  const span = spanOf(call);
  const spans = service.recordings.spans(sourceOf(camera), archive, call.at);
  // One picture is of a moment, which has no length.
  const footage =
    span.begin === span.end
      ? spans.filter(({ begin, end }) => begin <= span.begin && span.begin < end).map(() => span)
      : within(spans, span);
  return start(service, call, { kind: 'archive', camera, archive, span, footage });
};

/** POST /export/live/{ID}/{BEGIN}/{END}: from now, or from BEGIN where that is later, up to END. */
export const exportLive: Handler = async (service, call) => {
  const camera = cameraOf(service, call);
  assertMayWatch(service, call, camera);
  const span = spanOf(call);
  const shown = { begin: Math.max(span.begin, call.at), end: span.end };
  const footage = shown.end > shown.begin ? [shown] : [];
  return start(service, call, { kind: 'live', camera, archive: undefined, span, footage });
};

/** What is later stands behind, however it came. */
function spanOf({ params }: UserCall): Span {
  const begin = readTime(params['begin'] ?? '');
  const end = readTime(params['end'] ?? '');
  if (begin === undefined || end === undefined) throw badRequest('BEGIN or END is no time');
  return { begin: Math.min(begin, end), end: Math.max(begin, end) };
}

interface Source extends Pick<ExportJob, 'kind' | 'camera' | 'archive' | 'footage'> {
  readonly span: Span;
}

async function start(service: Service, call: UserCall, { span, ...source }: Source): Promise<Response> {
  const waitTimeout = call.query.number('waittimeout', WAIT_TIMEOUT_MS);
  const bodyText = await call.request.text();
  const body = readExportBody(bodyText);
  if (span.begin === span.end && !PICTURES.has(body.format)) {
    throw badRequest('A moment is exported as jpg or pdf alone');
  }
  const { pathname, search } = call.url;
  const job = service.exports.start(
    {
      ...source,
      begin: span.begin,
      end: span.end,
      waitTimeout,
      body,
      bodyText,
      url: `${pathname}${search}`,
      user: call.user.name,
    },
    call.at,
    service.behaviour.forced.shift(),
  );
  const location = locationOf(service, call, job);
  return new Response(null, {
    status: STATUS.accepted,
    headers: { ...NO_CACHE, ...(location === undefined ? {} : { location }) },
  });
}

function locationOf({ behaviour, settings }: Service, { url }: UserCall, { id }: ExportJob) {
  const path = `/export/${id}`;
  switch (behaviour.location) {
    case 'path':
      return path;
    case 'prefixed':
      return `${settings.prefix}${path}`;
    case 'absolute':
      return `${url.origin}${settings.prefix}${path}`;
    case 'absoluteNoPrefix':
      return `${url.origin}${path}`;
    case 'relative':
      return path.slice(1);
    case 'none':
      return undefined;
  }
}

function jobOf({ exports }: Service, { params, at }: UserCall): ExportJob {
  const job = exports.find(params['export'] ?? '', at);
  if (job === undefined) throw notFound(`No export ${params['export']}`);
  return job;
}

/** The files of an export that is complete; none before. */
async function readyFiles(service: Service, job: ExportJob, at: number): Promise<readonly ExportFile[]> {
  return stateOf(job, at) === 2 ? filesOf(service, job) : [];
}

/** GET /export/{id}/status. */
export const exportStatus: Handler = async (service, call) => {
  const job = jobOf(service, call);
  const state = stateOf(job, call.at);
  const files = await readyFiles(service, job, call.at);
  const fields = [
    `"id":${JSON.stringify(job.id)}`,
    `"state":${state}`,
    `"progress":${exponent(progressOf(job, call.at))}`,
    `"error":${JSON.stringify(state > 2 ? job.error : '')}`,
    `"files":${JSON.stringify(files.map(({ name }) => name))}`,
    `"filesFriendly":${JSON.stringify(files.map(({ friendly }) => friendly))}`,
  ];
  return new Response(`{${fields.join(',')}}`, {
    headers: { ...NO_CACHE, 'content-type': 'application/json' },
  });
};

/** `5.000000000e-01`: two digits at least in the exponent, as C writes it. */
const exponent = (value: number): string =>
  value.toExponential(EXPONENT_DIGITS).replace(/e([+-])(\d)$/, 'e$10$2');

/** GET /export/{id}/file?name: without `name` where there is one file alone. */
export const exportFile: Handler = async (service, call) => {
  const job = jobOf(service, call);
  const files = await readyFiles(service, job, call.at);
  const name = call.query.text('name');
  if (files.length === 0) throw notFound('There are no files');
  if (name === undefined && files.length > 1)
    throw badRequest('name is missing, and there are several files');
  const file = name === undefined ? files[0] : files.find((one) => one.name === name);
  if (file === undefined) throw notFound(`No file ${name}`);
  job.downloads += 1;
  const bytes = await file.bytes();
  return new Response(bytes, {
    headers: {
      ...NO_CACHE,
      'content-type': file.type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
};

/** DELETE /export/{id}: ends it where it runs, and deletes its files. */
export const deleteExport: Handler = (service, call) => {
  jobOf(service, call).removed = 'deleted';
  return new Response(null, { status: STATUS.ok, headers: NO_CACHE });
};
