/** A request that the service refuses: thrown by whoever finds the reason, answered in one place. */

/** HTTP statuses that the service answers with, by name. */
export const STATUS = {
  ok: 200,
  noContent: 204,
  found: 302,
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  uriTooLong: 414,
  tooManyRequests: 429,
  notImplemented: 501,
} as const;

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the field that carries the text: the service uses both. */
  readonly field: 'error' | 'message';

  constructor(
    status: number,
    text: string,
    extra: { headers?: Record<string, string>; field?: 'error' | 'message' } = {},
  ) {
    super(text);
    this.status = status;
    this.headers = extra.headers ?? {};
    this.field = extra.field ?? 'error';
  }

  toResponse(): Response {
    const body = { [this.field]: this.message };
    return Response.json(body, { status: this.status, headers: { ...this.headers } });
  }
}

export const badRequest = (text: string) => new Refusal(STATUS.badRequest, text);
export const unauthorized = (text: string) => new Refusal(STATUS.unauthorized, text);
export const forbidden = (text: string) => new Refusal(STATUS.forbidden, text);
export const notFound = (text: string) => new Refusal(STATUS.notFound, text);
