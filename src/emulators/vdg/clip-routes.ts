/** Clips: MP4 files that a queue builds, and that are downloaded. */
import type { Clip } from './clip-store.ts';
import { CODE, Refusal } from './refusal.ts';
import { type Call, deviceOf, footageOf, type Handler, serverOf, type Service } from './service.ts';
import { writeTime } from './vdg-time.ts';
import type { ReplyNode } from './xml-reply.ts';

/** What XML cannot hold would break the list of clips. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** GET addClip&serverid&deviceid&description&startdate&enddate. */
export const addClip: Handler = (service, { query, at }) => {
  const device = deviceOf(service, query.text('serverid'), query.text('deviceid'));
  const asked = footageOf(service, device, [query.text('startdate'), query.text('enddate')], at);
  const description = query.text('description') ?? '';
  if (IMPOSSIBLE.test(description)) throw new Refusal(CODE.general, 'A description that cannot be written');
  const clip = service.clips.add({ device, ...asked, description }, at);
  return service.settings.tellsClipId ? [['clip', [['id', clip.id]]]] : [];
};

/** GET getClips[&serverid]. */
export const getClips: Handler = async (service, { query, at }) => {
  const serverId = query.text('serverid');
  const server = serverId === undefined ? undefined : serverOf(service, serverId);
  const clips = await service.clips.known(at);
  const found = clips.filter(({ device }) => server === undefined || device.serverId === server.id);
  const rows = await Promise.all(found.map((clip) => rowOf(service, clip, at)));
  return [['clips', rows, { count: rows.length }]];
};

async function rowOf({ clips }: Service, clip: Clip, at: number): Promise<ReplyNode> {
  const state = clips.stateOf(clip, at);
  const { device, begin, end, description, id } = clip;
  return [
    'clip',
    [
      ['id', id],
      ['serverid', device.serverId],
      ['deviceid', device.id],
      ['startdate', writeTime(begin)],
      ['enddate', writeTime(end)],
      ['description', description],
      ['filesize', state === 'finished' ? (await clips.bytesOf(clip)).length : 0],
      ['status', state],
      ['owner', 'API'],
    ],
  ];
}

/** The clip of a server and an id. The document has no code for one that is not there. */
async function clipOf(service: Service, { query, at }: Call): Promise<Clip> {
  const server = serverOf(service, query.text('serverid'));
  const id = query.text('id');
  const clips = await service.clips.known(at);
  const clip = clips.find((one) => one.device.serverId === server.id && one.id === id);
  if (clip === undefined) throw new Refusal(CODE.general, `No clip ${id ?? ''} on ${server.id}`);
  return clip;
}

/** GET downloadClip&serverid&id. */
export const downloadClip: Handler = async (service, call) => {
  const clip = await clipOf(service, call);
  if (service.clips.stateOf(clip, call.at) !== 'finished') {
    throw new Refusal(CODE.general, 'The clip is not finished');
  }
  const bytes = await service.clips.bytesOf(clip);
  clip.downloads += 1;
  return new Response(bytes, {
    headers: {
      'content-type': 'video/mp4',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="clip${clip.id}.mp4"`,
    },
  });
};

/** GET deleteClip&serverid&id, whatever its state. */
export const deleteClip: Handler = async (service, call) => {
  const clip = await clipOf(service, call);
  clip.removed = { at: call.at, why: 'deleted' };
  return [];
};
