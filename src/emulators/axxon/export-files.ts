/**
 * The files that an export makes: their names, how much footage is in each, and their bytes, which are
 * made when somebody asks for them.
 */
import type { Bytes, Scene } from '../media-scene.ts';
import { timeInName } from './axxon-time.ts';
import { cutFootage, type Cut } from '../footage-cut.ts';
import type { ExportJob } from './export-store.ts';
import { type Service, sceneOf } from './service.ts';
import { SERVER_NAME } from './site.ts';

export interface ExportFile {
  /** As `name=` wants it. */
  readonly name: string;
  readonly friendly: string;
  readonly type: string;
  /** Epoch ms of the footage in it. */
  readonly begin: number;
  readonly end: number;
  readonly bytes: () => Promise<Bytes>;
}

const TYPES = {
  mp4: 'video/mp4',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  exe: 'application/octet-stream',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
};

/** Windows has no such characters in the names of files. */
const NOT_IN_NAMES = /[\\/:*?"<>|]/g;

const made = new WeakMap<ExportJob, Promise<readonly ExportFile[]>>();

/** The files of an export; the same ones, with the same bytes, whenever it is asked. */
export function filesOf(service: Service, job: ExportJob): Promise<readonly ExportFile[]> {
  const known = made.get(job) ?? planFiles(service, job);
  made.set(job, known);
  return known;
}

async function planFiles(service: Service, job: ExportJob): Promise<readonly ExportFile[]> {
  const media = service.settings.media();
  const sceneName = sceneOf(service, job.camera);
  const { format } = job.body;
  if (format === 'jpg' || format === 'pdf') {
    const moment = job.footage[0]?.begin ?? job.begin;
    return [
      fileOf(job, { begin: moment, end: moment }, async () => {
        const picture = await media.still(sceneName, moment);
        if (format === 'jpg') return picture;
        const { buildPdf } = await import('./pdf-file.ts');
        return buildPdf(picture, moment, job.body);
      }),
    ];
  }
  const scene = await media.scene(sceneName);
  const { footage, begin, end } = job;
  const isLive = job.kind === 'live';
  const mostBytes = job.body.maxfilesize ?? 0;
  return cutFootage(scene, { footage, begin, end, isLive, mostBytes }).map((cut) =>
    fileOf(job, { begin: cut.begin, end: cut.end }, () => buildVideo(scene, job, cut)),
  );
}

async function buildVideo(scene: Scene, { body, camera }: ExportJob, cut: Cut): Promise<Bytes> {
  // Loaded when it is needed: most tests make no file.
  const { buildVideoFile } = await import('./video-file.ts');
  const { format } = body;
  if (format === 'jpg' || format === 'pdf') throw new Error('A picture is no video.');
  return buildVideoFile(scene, cut, { format, hasSound: camera.hasSound, quality: body.vc ?? 0 });
}

function fileOf(
  { camera, body }: ExportJob,
  { begin, end }: { readonly begin: number; readonly end: number },
  build: () => Promise<Bytes>,
): ExportFile {
  const times = begin === end ? timeInName(begin) : `${timeInName(begin)}-${timeInName(end)}`;
  const named = (camera_: string) => `${SERVER_NAME}_${camera_}[${times}].${body.format}`;
  const built: { bytes?: Promise<Bytes> } = {};
  return {
    name: named(`DeviceIpint.${camera.number}`),
    friendly: named(`${camera.number}.${camera.name.replaceAll(NOT_IN_NAMES, '_')}`),
    type: TYPES[body.format],
    begin: begin,
    end: end,
    bytes: () => (built.bytes ??= build()),
  };
}
