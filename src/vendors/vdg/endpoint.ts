/** Addresses at a VDG Sense server: `/info`, and `/command` with its query, every value percent-encoded. */

/** Undefined is left out. */
export type Query = readonly (readonly [string, string | undefined])[];

const below = (base: URL, path: string): URL => {
  const url = new URL(base.origin);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
};

/** The address of a command. An ampersand in a value would end it: the document asks to encode all of it. */
export function commandUrl(base: URL, command: string, query: Query = []): URL {
  const url = below(base, 'command');
  url.search = [['command', command] as const, ...query]
    .flatMap(([name, value]) =>
      value === undefined ? [] : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join('&');
  return url;
}

/** Version and clock of the server; needs no sign-in (since 2.6.1). */
export const infoUrl = (base: URL): URL => below(base, 'info');
