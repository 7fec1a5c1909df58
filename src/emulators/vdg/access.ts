/** Whether a request carries what the server wants. */
import { HTTP, HttpRefusal } from './refusal.ts';
import type { VdgSettings } from './options.ts';
import { ACCOUNT, KEY_HEADER } from './site.ts';

/** Browsers show a window of their own for it. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="VDG Sense"' };

/** Whose request it is, as far as it tells; throws where it carries nothing right. */
export function userOf({ auth }: VdgSettings, { headers }: Request): string | undefined {
  if (auth === 'none') return undefined;
  if (auth === 'header') {
    if (headers.get(KEY_HEADER.name) === KEY_HEADER.value) return undefined;
    throw new HttpRefusal(HTTP.unauthorized, `No ${KEY_HEADER.name}, or a wrong one`);
  }
  const [, encoded = ''] = /^basic (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (encoded === btoa(`${ACCOUNT.user}:${ACCOUNT.password}`)) return ACCOUNT.user;
  throw new HttpRefusal(HTTP.unauthorized, 'No account, or a wrong one', CHALLENGE);
}
