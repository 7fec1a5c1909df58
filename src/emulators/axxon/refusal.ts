/** A request that the server refuses: thrown by whoever finds the reason. */

/** HTTP statuses that the server answers with, by name. */
export const STATUS = {
  ok: 200,
  accepted: 202,
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  internalError: 500,
  unavailable: 503,
} as const;

/** The words of an overloaded server. */
export const TOO_MANY_REQUESTS = 'Search query rejected. Too many requests';

/** What clients read. The document gives no reasons, so they are for the log alone. */
const WORDS: Readonly<Record<number, string>> = {
  [STATUS.badRequest]: 'Incorrect request',
  [STATUS.unauthorized]: 'Unauthorized',
  [STATUS.forbidden]: 'Forbidden',
  [STATUS.notFound]: 'Not found',
};

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.status = status;
    this.headers = headers;
  }

  toResponse(): Response {
    const headers = { 'content-type': 'text/plain', 'cache-control': 'no-cache', ...this.headers };
    return new Response(WORDS[this.status] ?? null, { status: this.status, headers });
  }
}

export const badRequest = (reason: string) => new Refusal(STATUS.badRequest, reason);
export const forbidden = (reason: string) => new Refusal(STATUS.forbidden, reason);
export const notFound = (reason: string) => new Refusal(STATUS.notFound, reason);
