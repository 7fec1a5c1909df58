/** The server's envelope, and a request that it refuses: thrown by whoever finds the reason. */

/** HTTP statuses that the server answers with, by name. */
export const STATUS = {
  ok: 200,
  noContent: 204,
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  unprocessable: 422,
  internalError: 500,
  unavailable: 503,
} as const;

/** The numbers of the envelope's `error`. */
export const ERROR = {
  ok: 0,
  missingParameter: 1,
  invalidParameter: 2,
  cantProcessRequest: 3,
  forbidden: 4,
  badRequest: 5,
  internalServerError: 6,
  notFound: 9,
  unauthorized: 12,
  sessionExpired: 13,
} as const;

/** What the upload calls answer in `reply` when they fail. */
export type UploadError =
  | 'ioError'
  | 'fileDoesNotExist'
  | 'fileAlreadyExists'
  | 'fileAlreadyDownloaded'
  | 'invalidChecksum'
  | 'invalidFileSize'
  | 'invalidChunkIndex'
  | 'invalidChunkSize'
  | 'noFreeSpace'
  | 'loadingDownloads';

/** A success in the envelope. */
export const enveloped = (reply: unknown): Response =>
  Response.json({ error: String(ERROR.ok), errorString: '', reply });

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: number;
  readonly reply: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: number,
    text: string,
    extra: { readonly reply?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(text);
    this.status = status;
    this.code = code;
    this.reply = extra.reply;
    this.headers = extra.headers ?? {};
  }

  toResponse(): Response {
    const body = { error: String(this.code), errorString: this.message, reply: this.reply ?? null };
    return Response.json(body, { status: this.status, headers: { ...this.headers } });
  }
}

export const missingParameter = (name: string) =>
  new Refusal(STATUS.unprocessable, ERROR.missingParameter, `Missing required parameter '${name}'`);

export const invalidParameter = (name: string, why = 'is invalid') =>
  new Refusal(STATUS.unprocessable, ERROR.invalidParameter, `Parameter '${name}' ${why}`);

/** A parameter is right in itself, and cannot be served now. */
export const unprocessable = (text: string) =>
  new Refusal(STATUS.unprocessable, ERROR.cantProcessRequest, text);

export const badRequest = (text: string) => new Refusal(STATUS.badRequest, ERROR.badRequest, text);

export const forbidden = (text: string) => new Refusal(STATUS.forbidden, ERROR.forbidden, text);

/** A thing that is not there, as opposed to a path that the server does not have: see `noSuchPath`. */
export const notFound = (text: string) => new Refusal(STATUS.notFound, ERROR.notFound, text);

/** An upload call that fails: HTTP 500, the reason in `reply`. */
export const uploadRefused = (reply: UploadError, text: string) =>
  new Refusal(STATUS.internalError, ERROR.cantProcessRequest, text, { reply });

/** The page that stands for every path without an answer; no envelope. */
export const noSuchPath = (): Response =>
  new Response('<html><head><title>404</title></head><body><h1>Not Found</h1></body></html>', {
    status: STATUS.notFound,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
