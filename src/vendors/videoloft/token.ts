/**
 * How long a token lives. Its text is base64 of "uid:issued:life:…", "*" and a signature; only the
 * length of life is read, because the clocks of server and browser may differ.
 */
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import { TOKEN_LIFE, TOKEN_LIFE_BOUNDS } from './limits.ts';

const FIELDS = /^\d+:\d+:(\d+)(:|$)/;

/** The life of a token from its receipt; the document's 20 minutes when the text does not tell. */
export function tokenLife(token: string): Ms {
  const [signed = ''] = token.split('*', 1);
  const life = ms(Number(FIELDS.exec(decode(signed))?.[1] ?? 0) * ONE_SECOND);
  return life >= TOKEN_LIFE_BOUNDS.min && life <= TOKEN_LIFE_BOUNDS.max ? life : TOKEN_LIFE;
}

function decode(base64: string): string {
  try {
    // The service writes base64 with "-", "_" and "." for "+", "/" and "=".
    return atob(
      base64
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/[.=]+$/, ''),
    );
  } catch {
    return '';
  }
}
