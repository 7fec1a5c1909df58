import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';

const connection = { id: 'quay', vendor: 'acme', name: 'Quay', url: 'https://quay.example.com' };

function config(changes: Record<string, unknown> = {}, site: Record<string, unknown> = {}): unknown {
  return {
    site: { name: 'Harbour', timeZone: 'Europe/Amsterdam', ...site },
    connections: [{ ...connection, ...changes }],
  };
}

function problemsOf(source: unknown, vendors = ['acme', 'bolt']): string[] {
  const parsed = parseConfig(source, { vendors });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`);
}

describe('a valid configuration', () => {
  it('fills in what may be left out', () => {
    const parsed = parseConfig(config());
    expect(parsed).toEqual({
      ok: true,
      config: {
        site: { name: 'Harbour', timeZone: 'Europe/Amsterdam' },
        connections: [{ ...connection, hosts: [], direct: false, auth: 'ask', headers: {} }],
      },
    });
  });

  it('is read from text, with or without a byte order mark', () => {
    const text = JSON.stringify(config());
    expect(parseConfig(text).ok).toBe(true);
    expect(parseConfig(`\uFEFF${text}`).ok).toBe(true);
  });

  it('may hold every key there is', () => {
    const hosts = ['media.example.com:8443', '*.cdn.example.com', '10.0.0.7', '[fd00::1]:80'];
    const full = {
      ...Object(config({ hosts, direct: true, auth: 'proxy', headers: { 'X-Sense-Key': 'harbour key' } })),
      $schema: './config.schema.json',
    };
    expect(problemsOf({ ...full, kiosk: { screens: [{ id: 'lobby-1', name: 'Lobby' }] } })).toEqual([]);
  });

  it('may use a demo account on this machine', () => {
    const demo = { user: 'operator', password: 'secret' };
    for (const url of ['http://localhost:4701', 'http://127.0.0.1:4701', 'http://[::1]:4701']) {
      expect(problemsOf(config({ demo, url }))).toEqual([]);
    }
  });
});

describe('what is wrong is named by its key', () => {
  it('refuses a demo account for a server elsewhere and says why, without the password', () => {
    const [problem] = problemsOf(config({ demo: { user: 'operator', password: 'hunter2' } }));
    expect(problem).toMatch(/^connections\[0\]\.demo is only allowed for a server on this very machine/);
    expect(problem).toContain('quay.example.com');
    expect(problem).not.toContain('hunter2');
  });

  it('suggests the key that an unknown one was meant to be', () => {
    expect(problemsOf(config({ host: [] }))).toEqual([
      'connections[0].host is not a known key: did you mean "hosts"?',
    ]);
    expect(problemsOf(config({}, { timezone: 'UTC' }))).toEqual([
      'site.timezone is not a known key: did you mean "timeZone"?',
    ]);
    expect(problemsOf(config({ demo: { usr: 'a', password: 'b' }, url: 'http://localhost' }))).toEqual([
      'connections[0].demo.user is missing',
      'connections[0].demo.usr is not a known key: did you mean "user"?',
    ]);
    expect(problemsOf(config({ retention: 3 }))).toEqual(['connections[0].retention is not a known key']);
  });

  it('names what is missing or of the wrong kind', () => {
    expect(problemsOf({ connections: {} })).toEqual(['site is missing', 'connections must be a list: [ … ]']);
    expect(problemsOf(config({ direct: 'yes', auth: 'token', name: '  ' }))).toEqual([
      'connections[0].name must not be empty',
      'connections[0].direct must be true or false',
      'connections[0].auth must be one of "ask" | "proxy" | "none"',
    ]);
    expect(problemsOf([])).toEqual(['site is missing', 'connections is missing']);
    expect(problemsOf(3)).toEqual([' must be an object: { … }']);
  });

  it('refuses headers that no request can carry, or that are the browser’s', () => {
    for (const headers of [{ 'a b': '1' }, { Cookie: '1' }, { host: '1' }, { 'x-key': 'a\r\nb: c' }]) {
      expect(problemsOf(config({ headers }))).toHaveLength(1);
    }
  });

  it.each([
    ['quay.example.com', 'must be a full address'],
    ['ftp://quay.example.com', 'must be a full address'],
    ['https://', 'must be a full address'],
    ['https://me:pw@quay.example.com', 'must not hold a user name or password'],
    ['https://quay.example.com/?a=1', 'must not hold a query or fragment'],
    ['https://quay.example.com/#x', 'must not hold a query or fragment'],
  ])('refuses the address %s', (url, message) => {
    const problems = problemsOf(config({ url }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`connections[0].url ${message}`);
    expect(problems[0]).not.toContain('me:pw');
  });

  it.each([
    '*',
    '*.com',
    '*.10.0.0.1',
    'a.*.example.com',
    'https://a.example.com',
    'A.example.com',
    'a.example.com/x',
    'a.example.com.',
    '',
  ])('refuses the host "%s"', (host) => {
    expect(problemsOf(config({ hosts: [host] }))[0]).toMatch(/^connections\[0\]\.hosts\[0\] must be "host"/);
  });

  it.each(['Quay', 'quay_1', '', 'q'.repeat(33)])('refuses the id "%s"', (id) => {
    expect(problemsOf(config({ id }))[0]).toMatch(/^connections\[0\]\.id must be 1 to 32/);
  });

  it('refuses ids used twice', () => {
    const twice = { site: { name: 'H', timeZone: 'UTC' }, connections: [connection, connection] };
    expect(problemsOf(twice)).toEqual([
      'connections[1].id is "quay" again: connections[0] has this id already',
    ]);
  });

  it('refuses a system that this build does not know, and guesses which was meant', () => {
    expect(problemsOf(config({ vendor: 'acne' }))[0]).toContain('did you mean "acme"?');
    expect(problemsOf(config({ vendor: 'zzz' }))[0]).toContain('use one of acme, bolt');
    expect(parseConfig(config({ vendor: 'zzz' })).ok).toBe(true);
  });

  it('refuses time zones that are none, offsets among them', () => {
    expect(problemsOf(config({}, { timeZone: 'Europe/Amsterdm' }))).toEqual([
      'site.timeZone is not a time zone: did you mean "Europe/Amsterdam"?',
    ]);
    expect(problemsOf(config({}, { timeZone: '+02:00' }))[0]).toContain('is not a time zone');
  });

  it('tells line and column of text that is not JSON', () => {
    const parsed = parseConfig('{\n  "site": {\n    "name": "x",\n  }\n}');
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { path: '', message: 'This is not JSON: line 4, column 3 should be a key in double quotes.' },
      ],
    });
  });
});
