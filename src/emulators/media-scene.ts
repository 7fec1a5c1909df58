/**
 * The video loops as emulators see them: description, transport stream, stills.
 * Where the bytes come from (a folder, a web server) is the business of the `read` that is given.
 */
import { listField, numberField, parseJson, textField } from './json-value.ts';

/** Bytes that own their memory, so that they can be the body of a Response. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Every segment of every loop has this length; playlists and event times rely on it. */
export const SEGMENT_MS = 2000;

/** One segment: a byte range of the loop's transport stream that starts with PAT, PMT and a key frame. */
export interface SceneSegment {
  readonly offset: number;
  readonly length: number;
}

/** A still picture of the loop at a position. */
export interface SceneStill {
  readonly atMs: number;
  readonly file: string;
}

export interface Scene {
  readonly name: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationMs: number;
  /** Presentation time of the first picture, in ticks of 90 kHz. */
  readonly firstPts: number;
  readonly segments: readonly SceneSegment[];
  readonly stills: readonly SceneStill[];
  readonly stream: Bytes;
}

export interface MediaLibrary {
  /** A loop by name; rejects when there is none. */
  readonly scene: (name: string) => Promise<Scene>;
  /** The JPEG that is nearest before the position, which may be any time: it is taken modulo the loop. */
  readonly still: (name: string, positionMs: number) => Promise<Bytes>;
}

/** A library over named files: `<name>.json`, `<name>.mpegts`, `<name>-NN.jpg`. Each is read once. */
export function createMediaLibrary(read: (file: string) => Promise<Bytes>): MediaLibrary {
  const scenes = new Map<string, Promise<Scene>>();
  const stills = new Map<string, Promise<Bytes>>();

  const once = <T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>) => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const loading = load();
    cache.set(key, loading);
    // A file that is not there yet may come later: a failure is not remembered.
    loading.catch(() => cache.delete(key));
    return loading;
  };
  const scene = (name: string) =>
    once(scenes, name, async () => {
      const [description, stream] = await Promise.all([read(`${name}.json`), read(`${name}.mpegts`)]);
      return parseScene(parseJson(new TextDecoder().decode(description)), stream);
    });

  return {
    scene,
    still: async (name, positionMs) => {
      const { durationMs, stills: known } = await scene(name);
      const position = positionMs % durationMs;
      const { file } = known.findLast(({ atMs }) => atMs <= position) ?? known[0] ?? { file: '' };
      return once(stills, file, () => read(file));
    },
  };
}

function parseScene(value: unknown, stream: Bytes): Scene {
  const name = textField(value, 'name') ?? '';
  const number = (from: unknown, key: string): number => {
    const field = numberField(from, key);
    if (field === undefined) throw new Error(`Loop ${name}: ${key} is not a number.`);
    return field;
  };
  const segments = (listField(value, 'segments') ?? []).map((segment) => {
    if (number(segment, 'durationMs') !== SEGMENT_MS) {
      throw new Error(`Loop ${name}: a segment is not ${SEGMENT_MS} ms long.`);
    }
    return { offset: number(segment, 'offset'), length: number(segment, 'length') };
  });
  const stills = (listField(value, 'thumbs') ?? []).map((still) => ({
    atMs: number(still, 'atMs'),
    file: textField(still, 'file') ?? '',
  }));
  const durationMs = number(value, 'durationMs');
  if (segments.length * SEGMENT_MS !== durationMs || stills.length === 0) {
    throw new Error(`Loop ${name}: segments or stills do not cover it.`);
  }
  return {
    name,
    title: textField(value, 'title') ?? name,
    width: number(value, 'width'),
    height: number(value, 'height'),
    fps: number(value, 'fps'),
    durationMs,
    firstPts: number(value, 'firstPts'),
    segments,
    stills,
    stream,
  };
}
