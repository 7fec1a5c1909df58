/**
 * Every rule of the vendor's document that Sightline relies on, each with the test that proves it: a test
 * that is renamed or removed is missed here. The pattern is looked for in the titles of all tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../../..');
const FOLDERS = ['src', 'e2e'];
const TITLE =
  /\b(?:test|it|base|describe)(?:\.\w+\([^\n]*\))?\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g;
/** `test.each(…)('title'`: the title follows the closing bracket of the table. */
const TITLE_OF_TABLE = /\]\)\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g;

function allTitles(): readonly string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(test|spec)\.tsx?$|vendor-contract[\w-]*\.ts$/.test(path))
      .filter((path) => !path.endsWith('sheet.test.ts'))
      .map((path) => join(PROJECT, folder, path)),
  );
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(TITLE), ...text.matchAll(TITLE_OF_TABLE)].map(
      ([, single, double, template]) => single ?? double ?? template ?? '',
    );
  });
}

const titles = allTitles();

const NUMBERED = {
  1: 'livecommand every 30 s, none for what nobody sees',
  2: 'triggerevent every 15 s, ends 20 s after the last, plays to 5 s after it',
  3: 'a token lives 20 min, renewed after 15',
  4: 'viewerInfo every 10 min',
  5: 'events newest first, in pages of 20 by offset',
  7: 'three kinds of servers, the authenticator that login names',
  8: 'owners, aliases, permissions; names first',
  9: 'sign-in by password, then by cookie',
  10: 'viewerInfo in batches of 20',
  11: 'the fields of an alert, maxage',
  12: 'pictures with the token in the path',
  13: 'alerturl with seconds, alert.m3u8 on 404, buildmp4',
  14: 'sent is not done; ptzstop always',
  15: 'status by header, its errors, wowza only while live',
  16: 'capture: the picture after the one before',
  17: 'realtime: renewed at 4 min, without a gap or a double',
  18: 'live with userToken',
  19: 'the form of the header',
};

/** What has no number: damage, contradictions, and what the real service does beyond its document. */
const UNNUMBERED: Readonly<Record<string, RegExp>> = {
  'rule 6: segments of an event are fetched once': /fetches no segment twice/,
  'anything.com is never sent credentials': /anything\.com/,
  'uid and uidd': /uidd|\buid\b/,
  'alert id ?? id': /alert \?\? id|prefers alert to id/,
  'the end under other names': /endtt|enddt/,
  'seconds and milliseconds': /seconds.*millisecond|millisecond.*seconds|1e11|in s or ms/i,
  'trailing commas of the examples': /own example of devices/,
  'a device outside of devices': /outside|beside its owner|misplaced|place itself/i,
  'an owner without a key': /owner without a key/,
  'live true with status offline': /offline.*live|live.*offline/i,
  'unknown permission letters': /permission/i,
  'bare host names take the scheme': /bare names/,
  'POST login with location in JSON': /location|region/i,
  'refresh without a password': /refresh works \(rule 3\)/,
  'expiry from the token itself': /token.*(expir|life|lives)|(expir|life).*token/i,
  'cookies need the proxy': /cookie/i,
  'liveStreamName and index.m3u8': /index\.m3u8|newer stream name/,
  'status polled each second while waking': /each second|every second|list's pace|wakes/i,
  'a mix-up of cameras is not shown': /mix-up of cameras/,
  'no request for undefined': /undefined, null or NaN|undefined/,
  'framing of realtime at any byte': /every byte|any byte|split/i,
  'days with footage are feature-detected': /days of their own in a calendar/,
};

describe('the document', () => {
  test('is looked for in titles that are there', () => {
    expect(titles.length).toBeGreaterThan(500);
  });

  test.each(Object.entries(NUMBERED))('rule %s has a test: %s', (number) => {
    const cited = titles.filter((title) =>
      [...title.matchAll(/\(rules? ([\d, and]+)\)/g)].some(([, list = '']) =>
        list.split(/\D+/).includes(number),
      ),
    );
    expect(cited).not.toEqual([]);
  });

  test.each(Object.entries(UNNUMBERED))('has a test: %s', (_what, pattern) => {
    expect(titles.filter((title) => pattern.test(title))).not.toEqual([]);
  });
});
