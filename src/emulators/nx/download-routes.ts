/** /api/downloads: uploads in chunks (the document's steps 1 to 3). */
import type { Bytes } from '../media-scene.ts';
import { assertMayChange } from './access.ts';
import { MAX_CHUNK_BYTES } from './limits.ts';
import {
  badRequest,
  enveloped,
  ERROR,
  invalidParameter,
  missingParameter,
  Refusal,
  STATUS,
  uploadRefused,
} from './refusal.ts';
import { readParts } from './request-body.ts';
import type { AccountCall, Handler, Service } from './service.ts';
import type { Upload } from './upload-store.ts';

const MD5 = /^[0-9a-f]{32}$/;
const WHOLE = /^\d+$/;
/** Whatever could lead out of the folder, or is no name on some system. */
const UNSAFE_NAME = /[/\\:*?"<>|\p{Cc}]|^\.|\.\.|^\s|\s$/u;
const MAX_NAME_BYTES = 255;
const OCTETS = 'application/octet-stream';

function nameOf({ params }: AccountCall): string {
  const name = params['name'] ?? '';
  const isTooLong = new TextEncoder().encode(name).length > MAX_NAME_BYTES;
  if (name === '' || isTooLong || UNSAFE_NAME.test(name)) throw badRequest('Unsafe file name');
  return name;
}

/** In this order the server asks: rights, a safe name, whether it has loaded its list. */
function begin(service: Service, call: AccountCall): string {
  assertMayChange(call);
  const name = nameOf(call);
  if (call.at < service.behaviour.loadingUntil) {
    throw uploadRefused('loadingDownloads', 'Downloads are being loaded');
  }
  return name;
}

export const createUpload: Handler = async (service, call) => {
  const name = begin(service, call);
  const { query } = call;
  const size = query.number('size');
  const chunkSize = query.number('chunkSize');
  const md5 = query.required('md5');
  const ttl = query.number('ttl', 0);
  if (size <= 0) throw invalidParameter('size');
  if (chunkSize <= 0 || chunkSize > MAX_CHUNK_BYTES) throw invalidParameter('chunkSize');
  if (!MD5.test(md5)) throw invalidParameter('md5');
  if (ttl < 0) throw invalidParameter('ttl');
  // Without the mark it would be a download from somewhere, and that needs an address.
  if (!query.has('upload')) throw missingParameter('url');
  const recreate = query.text('recreate') === 'true';
  await call.server.uploads.create({ name, size, chunkSize, md5, ttl }, recreate);
  return enveloped(null);
};

export const putChunk: Handler = async (service, call) => {
  const name = begin(service, call);
  const index = call.params['index'] ?? '';
  if (!WHOLE.test(index)) throw invalidParameter('chunkIndex');
  if (call.request.headers.get('content-type') !== OCTETS) {
    throw badRequest(`Only ${OCTETS} is supported`);
  }
  const { uploads } = call.server;
  const { upload, bytes } = uploads.expect(name, Number(index));
  const body = await readParts(call.request, bytes, call.signal);
  call.received(body?.bytes ?? bytes);
  if (body === undefined || body.bytes !== bytes) {
    throw uploadRefused('invalidChunkSize', `Chunk ${index} of '${name}' must have ${bytes} bytes`);
  }
  await uploads.write(upload, Number(index), onItsWay(service, body.parts));
  return new Response(null, { status: STATUS.ok });
};

/** Spoils a byte when a test wants that. */
function onItsWay({ behaviour }: Service, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  if (behaviour.chunksToCorrupt === 0) return parts;
  behaviour.chunksToCorrupt -= 1;
  const [first = new Uint8Array(), ...rest] = parts;
  const spoilt = Uint8Array.from(first);
  spoilt[0] = (spoilt[0] ?? 0) ^ 1;
  return [spoilt, ...rest];
}

export const uploadStatus: Handler = (service, call) => {
  const name = begin(service, call);
  const upload = call.server.uploads.find(name);
  if (upload === undefined) {
    throw new Refusal(STATUS.badRequest, ERROR.cantProcessRequest, `File '${name}' is not found`);
  }
  return enveloped(statusReply(service, upload));
};

function statusReply({ settings }: Service, upload: Upload) {
  const number = (value: number) => (settings.numbersAsStrings ? String(value) : value);
  return {
    name: upload.name,
    size: number(upload.size),
    md5: hexToBase64(upload.md5),
    url: '',
    peerPolicy: 'none',
    chunkSize: number(upload.chunkSize),
    status: upload.status,
    ...(settings.mask ? { downloadedChunks: toBase64(upload.chunks.bytes()) } : {}),
    touchTime: number(upload.touchTime),
    ttl: number(upload.ttl),
  };
}

export const deleteUpload: Handler = async (service, call) => {
  const name = begin(service, call);
  const { uploads } = call.server;
  const upload = uploads.find(name);
  if (upload === undefined) throw uploadRefused('fileDoesNotExist', `File '${name}' does not exist`);
  service.imports.uploadDeleted(upload);
  await uploads.remove(name);
  return enveloped(null);
};

const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

function hexToBase64(hex: string): string {
  return btoa(hex.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}
