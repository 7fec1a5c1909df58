// From a lossless master to the committed files of one loop: transport stream, its description, stills.
// Segments come from ffmpeg's HLS muxer, which opens each with PAT, PMT and a keyframe, and are then joined.

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ambience, SAMPLE_RATE } from './ambience.ts';
import { type Loop, SEGMENT_SECONDS, STILL_HEIGHT, STILL_WIDTH } from './catalogue.ts';
import { COUNTER_BLOCKS } from './counter-geometry.ts';
import { run } from './ffmpeg.ts';

const SAMPLES_PER_AAC_FRAME = 1024;
/** Frames that the encoder puts before the first sample of its input. */
const AAC_PRIMING_FRAMES = 1;
/** The sound is encoded three times over and the middle is kept, so that the encoder is settled at both ends. */
const SOUND_PERIODS = 3;
const STILL_MAX_BYTES = 25_000;
const STILL_BEST_QUALITY = 2;
const STILL_WORST_QUALITY = 20;
/** How long the muxer may hold sound back: several AAC frames then share a packet of 188 bytes. */
const MUX_DELAY_SECONDS = '0.4';
const MS = 1000;

async function writeSound(loop: Loop, scratch: string): Promise<string> {
  const period = ambience(loop.name, loop.seconds);
  const all = new Float32Array(period.length * SOUND_PERIODS);
  for (let i = 0; i < SOUND_PERIODS; i++) all.set(period, i * period.length);
  const pcm = join(scratch, `${loop.name}.f32`);
  const adts = join(scratch, `${loop.name}.adts`);
  const middle = join(scratch, `${loop.name}.aac`);
  await writeFile(pcm, new Uint8Array(all.buffer));
  const input = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', pcm];
  await run('ffmpeg', [
    '-y',
    ...input,
    '-c:a',
    'aac',
    '-b:a',
    String(loop.audioBitsPerSecond),
    '-f',
    'adts',
    adts,
  ]);
  const perPeriod = period.length / SAMPLES_PER_AAC_FRAME;
  if (!Number.isInteger(perPeriod))
    throw new Error(`${loop.name}: the loop is not a whole number of AAC frames`);
  const frames = adtsFrames(await readFile(adts));
  const from = perPeriod + AAC_PRIMING_FRAMES;
  await writeFile(middle, Buffer.concat(frames.slice(from, from + perPeriod)));
  return middle;
}

/** Splits an ADTS stream by the 13-bit length field of its headers (ISO/IEC 14496-3, 1.A.2.2). */
function adtsFrames(stream: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < stream.length;) {
    const length = (stream.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
    frames.push(stream.subarray(at, at + length));
    at += length;
  }
  return frames;
}

async function encodeVideo(loop: Loop, master: string, scratch: string): Promise<string> {
  const out = join(scratch, `${loop.name}.h264.mp4`);
  const keyint = loop.fps * SEGMENT_SECONDS;
  const bitrate = Math.round((loop.videoBytes * 8) / loop.seconds);
  const x264 = [
    `keyint=${String(keyint)}:min-keyint=${String(keyint)}:scenecut=0:open_gop=0`,
    'aq-mode=3:aq-strength=0.9:deblock=0,0:psy-rd=0.6,0:ref=4:rc-lookahead=60',
  ].join(':');
  const common = [
    ...['-y', '-i', master, '-an', '-vf', 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd'],
    ...['-pix_fmt', 'yuv420p', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryslow', '-bf', '0', '-b:v', String(bitrate)],
    ...['-x264-params', x264, '-passlogfile', join(scratch, loop.name)],
  ];
  await run('ffmpeg', [...common, '-pass', '1', '-f', 'null', '-']);
  await run('ffmpeg', [...common, '-pass', '2', out]);
  return out;
}

async function segmentFiles(loop: Loop, video: string, sound: string, scratch: string): Promise<string[]> {
  const prefix = `${loop.name}-part-`;
  await run('ffmpeg', [
    ...[
      '-y',
      '-i',
      video,
      '-i',
      sound,
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c',
      'copy',
      '-muxdelay',
      MUX_DELAY_SECONDS,
    ],
    ...[
      '-f',
      'hls',
      '-hls_time',
      String(SEGMENT_SECONDS),
      '-hls_list_size',
      '0',
      '-hls_playlist_type',
      'vod',
    ],
    ...['-hls_segment_filename', join(scratch, `${prefix}%03d.ts`), join(scratch, `${loop.name}.m3u8`)],
  ]);
  const names = (await readdir(scratch)).filter((name) => name.startsWith(prefix)).toSorted();
  return names.map((name) => join(scratch, name));
}

async function firstVideoPts(stream: string): Promise<number> {
  const args = [
    '-select_streams',
    'v',
    '-show_entries',
    'packet=pts',
    '-read_intervals',
    '%+#1',
    '-of',
    'csv=p=0',
  ];
  return Number.parseInt(await run('ffprobe', [...args, stream]), 10);
}

async function writeStill(master: string, seconds: number, path: string): Promise<void> {
  for (let quality = STILL_BEST_QUALITY; quality <= STILL_WORST_QUALITY; quality++) {
    const scale = `scale=${String(STILL_WIDTH)}:${String(STILL_HEIGHT)}:flags=lanczos`;
    const shape = [
      '-frames:v',
      '1',
      '-vf',
      `${scale},format=yuvj420p`,
      '-q:v',
      String(quality),
      '-huffman',
      'optimal',
    ];
    await run('ffmpeg', ['-y', '-ss', String(seconds), '-i', master, ...shape, path]);
    if ((await stat(path)).size <= STILL_MAX_BYTES) return;
  }
  throw new Error(`${path} stays above ${String(STILL_MAX_BYTES)} bytes`);
}

/** Makes all files of a loop in `folder`, using `scratch` for what is between. */
export async function encodeLoop(loop: Loop, master: string, folder: string, scratch: string): Promise<void> {
  const sound = await writeSound(loop, scratch);
  const video = await encodeVideo(loop, master, scratch);
  const parts = await Promise.all(
    (await segmentFiles(loop, video, sound, scratch)).map((path) => readFile(path)),
  );
  if (parts.length !== loop.seconds / SEGMENT_SECONDS)
    throw new Error(`${loop.name}: ${String(parts.length)} segments`);
  const stream = join(folder, `${loop.name}.mpegts`);
  await writeFile(stream, Buffer.concat(parts));
  let offset = 0;
  const segments = parts.map(({ length }) => {
    const segment = { offset, length, durationMs: SEGMENT_SECONDS * MS };
    offset += length;
    return segment;
  });
  const thumbs = loop.stillsAtSeconds.map((seconds, i) => ({
    atMs: seconds * MS,
    file: `${loop.name}-${String(i).padStart(2, '0')}.jpg`,
  }));
  for (const { atMs, file } of thumbs) await writeStill(master, atMs / MS, join(folder, file));
  const { name, title, width, height, fps } = loop;
  const description = {
    ...{ name, title, width, height, fps, durationMs: loop.seconds * MS },
    ...{ segments, firstPts: await firstVideoPts(stream), thumbs },
    ...(name === 'counter' ? { blocks: COUNTER_BLOCKS } : {}),
  };
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(description, null, 2)}\n`);
}
