/** A command that the server refuses: thrown by whoever finds the reason. */

/** Codes of the document of exportVideo, and those that other commands answer with. */
export const CODE = {
  ok: 0,
  notImplemented: -1,
  noDevice: -2,
  badTime: -4,
  noImage: -11,
  noServer: -17,
  general: -18,
  deviceInactive: -21,
  serverIdMissing: -33,
  deviceIdMissing: -34,
  endBeforeStart: -37,
  noVideo: -48,
  deviceLost: -53,
  exportIdMissing: -57,
  badPath: -58,
  diskFull: -60,
  noFolder: -61,
} as const;

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;

  /** The reason is for the log alone: the server tells the code. */
  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** A request that never comes as far as a command. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.status = status;
    this.headers = headers;
  }
}

export const HTTP = { ok: 200, badRequest: 400, unauthorized: 401, notFound: 404, badMethod: 405 } as const;
