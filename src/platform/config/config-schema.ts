// The shape of config.json: every key, its meaning and what it may hold. Rules between keys
// (unique ids, known vendors, where demo accounts may be) are in config-rules.ts.
import * as v from 'valibot';
import { parseHostPattern } from './host-pattern.ts';
import { nearestName } from './nearest-name.ts';

/** Ids stand in addresses of pages and in storage keys: short, plain and stable. */
const ID_RULE = 'must be 1 to 32 of the characters a–z, 0–9 and "-"';
const idSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, ID_RULE));

const nameSchema = v.pipe(v.string(), v.regex(/\S/, 'must not be empty'));

const timeZoneSchema = v.pipe(
  v.string(),
  v.check(isTimeZone, ({ input }) => `is not a time zone: ${suggestTimeZone(input)}`),
  v.description('IANA name of the zone that the site lives in, such as Europe/Amsterdam.'),
);

const urlSchema = v.pipe(
  v.string(),
  v.check(isWebAddress, 'must be a full address that starts with https:// or http://'),
  v.check(hasNoUserInfo, 'must not hold a user name or password: people sign in, or use "demo"'),
  v.check(hasNoQuery, 'must not hold a query or fragment ("?" or "#")'),
  v.description('Address of the server, http or https, without user name, query and fragment.'),
);

const hostPatternSchema = v.pipe(
  v.string(),
  v.check(
    (host) => parseHostPattern(host) !== undefined,
    'must be "host" or "host:port" in lower case, or "*.example.com" with at least two labels after the star',
  ),
);

/** RFC 9110, without those that are the browser's own. */
const HEADER_NAME = /^(?!(?:cookie|host|origin|referer)$)[!#$%&'*+.^_`|~\dA-Z-]+$/i;
const headerValueSchema = v.pipe(v.string(), v.regex(/^[\t\x20-\x7e]*$/, 'must be plain ASCII, in one line'));

const demoSchema = v.pipe(
  v.strictObject({ user: nameSchema, password: nameSchema }),
  v.description('Account that is used without asking. Only for servers on this very machine.'),
);

const connectionSchema = v.strictObject({
  id: v.pipe(idSchema, v.description('Stands in addresses of pages: never change it once used.')),
  vendor: v.pipe(nameSchema, v.description('Which system it is, by the name of its adapter.')),
  name: v.pipe(nameSchema, v.description('What people call this system.')),
  url: urlSchema,
  hosts: v.optional(
    v.pipe(
      v.array(hostPatternSchema),
      v.description('Further hosts of this system: "host", "host:port" or "*.example.com".'),
    ),
    [],
  ),
  direct: v.optional(
    v.pipe(v.boolean(), v.description('The server allows other origins: go past the proxy.')),
    false,
  ),
  auth: v.optional(
    v.pipe(
      v.picklist(['ask', 'proxy', 'none']),
      v.description('ask: the person signs in. proxy: the proxy does. none: no sign-in.'),
    ),
    'ask',
  ),
  headers: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.regex(HEADER_NAME, 'must be the name of a header')), headerValueSchema),
      v.description('Sent with each request. Everybody can read them: secrets belong into the proxy.'),
    ),
    {},
  ),
  demo: v.optional(demoSchema),
});

const kioskSchema = v.strictObject({
  screens: v.pipe(
    v.array(v.strictObject({ id: idSchema, name: nameSchema })),
    v.description('The unattended screens of this site.'),
  ),
});

/** Schema of config.json. `parseConfig` is the way in; this is for the published JSON Schema. */
export const siteConfigSchema = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.description('Where editors find this schema.'))),
  site: v.strictObject({
    name: v.pipe(nameSchema, v.description('What people call this site.')),
    timeZone: timeZoneSchema,
  }),
  connections: v.pipe(
    v.array(connectionSchema),
    v.description('The video systems of this site. The proxy reaches these hosts and no others.'),
  ),
  kiosk: v.optional(kioskSchema),
});

/** config.json after validation, defaults filled in. */
export type SiteConfig = v.InferOutput<typeof siteConfigSchema>;

/** One video system of the site. */
export type ConnectionConfig = SiteConfig['connections'][number];

function isTimeZone(name: string): boolean {
  // Engines accept "+02:00" as well, but an offset knows nothing of daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function suggestTimeZone(name: string): string {
  const nearest = nearestName(name, Intl.supportedValuesOf('timeZone'));
  return nearest === undefined ? 'use a name such as "Europe/Amsterdam"' : `did you mean "${nearest}"?`;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function hasNoUserInfo(text: string): boolean {
  const url = URL.parse(text);
  return url === null || (url.username === '' && url.password === '');
}

function hasNoQuery(text: string): boolean {
  return !/[?#]/.test(text);
}
