/**
 * Takes secrets out of URLs and texts before they reach an error, a log or a screen.
 * The one place that knows what a secret looks like.
 */

const SECRET_PARAMETERS = new Set([
  'token',
  'usertoken',
  'authtoken',
  'access_token',
  'password',
  'email',
  'auth',
  'key',
  'session',
]);

const HIDDEN = '•••';
/** Vendors' tokens in paths are far longer than any id or file name. */
const TOKEN_MIN_LENGTH = 32;
const TOKEN_SHAPE = new RegExp(String.raw`[A-Za-z0-9+/=_*.~%:-]{${TOKEN_MIN_LENGTH},}`, 'g');
/** Server names are long too, but have dots between short labels and no capitals. */
const HOST_SHAPE = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/;
/** Addresses within a text; the parentheses keep them when the text is split. */
const ADDRESS = /(https?:\/\/[^\s"'<>)]+)/;
const SECRET_FIELD =
  /("?(?:auth_?token|token|password|email|webLogin|authorization|cookie)"?\s*[:=]\s*)("[^"]*"?|[^\s,;&}]+)/gi;

const hideTokenLike = (text: string): string =>
  text.replace(TOKEN_SHAPE, (match) => (HOST_SHAPE.test(match) ? match : HIDDEN));

/** A URL whose path and query hold no secret; something that is not a URL is redacted as text. */
export function redactUrl(url: string): string {
  const [beforeFragment = ''] = url.split('#');
  const [path = '', query] = beforeFragment.split('?', 2);
  const safePath = path
    .split('/')
    .map((segment) => hideTokenLike(segment))
    .join('/')
    .replace(/\/\/[^/@]*@/, '//');
  if (query === undefined) return safePath;
  const safeQuery = query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return SECRET_PARAMETERS.has(name.toLowerCase())
      ? `${name}=${HIDDEN}`
      : `${name}=${hideTokenLike(value)}`;
  });
  return `${safePath}?${safeQuery.join('&')}`;
}

/** The longest vendor text that an error keeps. */
const TEXT_LIMIT = 500;

/** A vendor's text without secrets, cut to a length that fits a dialog. */
export function redactText(text: string): string {
  const safe = text
    .replace(SECRET_FIELD, `$1${HIDDEN}`)
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? redactUrl(part) : hideTokenLike(part)))
    .join('');
  return safe.length > TEXT_LIMIT ? `${safe.slice(0, TEXT_LIMIT)}…` : safe;
}
