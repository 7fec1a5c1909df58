import { describe, expect, test } from 'vitest';
import { segmentKey } from './segment-key.ts';

const TOKEN = 'OTEwMDAxOjE3ODk1NjM5MDA6MTIwMDow*a-signature_of_some.length';
const OLDER = 'OTEwMDAxOjE3ODk1NjAwMDA6MTIwMDow*another-signature_of.length';
const key = (address: string, tokens: readonly string[] = []) =>
  segmentKey('depot/1.2/event', new URL(address, 'https://logger-a.manything.com'), tokens);

describe('the name under which a segment is kept', () => {
  test('is its path and query, without server and token', () => {
    expect(key(`/alertts/1.2/5/0.ts?token=${TOKEN}&q=1`)).toBe('depot/1.2/event/alertts/1.2/5/0.ts?q=1');
    expect(key(`https://logger-b.manything.com/alertts/1.2/5/0.ts?q=1&token=${OLDER}`)).toBe(
      'depot/1.2/event/alertts/1.2/5/0.ts?q=1',
    );
  });

  test('does not depend on the order of parameters', () => {
    expect(key('/0.ts?b=2&a=1')).toBe(key('/0.ts?a=1&b=2'));
  });

  test('tells segments apart that differ in their query only', () => {
    expect(key('/seg.ts?n=1')).not.toBe(key('/seg.ts?n=2'));
  });

  test.each(['.ts', '.m4s', '.mp4', '.aac', '.TS'])('is given to %s', (ending) => {
    expect(key(`/alertts/0${ending}`)).toBeDefined();
  });

  test.each(['/alerturl.m3u8', '/alertts/0.m3u8?x=.ts', '/alertthumb/1.2/5/x', '/', '/ts'])(
    'is given to nothing else: %s',
    (path) => {
      expect(key(path)).toBeUndefined();
    },
  );

  test.each([
    ['in the path', `/alertts/${TOKEN}/0.ts`, `/alertts/${OLDER}/0.ts`],
    ['in the path, encoded', `/a/${encodeURIComponent(TOKEN)}/0.ts`, `/a/${encodeURIComponent(OLDER)}/0.ts`],
    ['in a parameter of another name', `/0.ts?auth=${TOKEN}`, `/0.ts?auth=${OLDER}`],
    ['in a parameter of another case', `/0.ts?userToken=${TOKEN}`, `/0.ts?USERTOKEN=${OLDER}`],
  ])('holds no token %s, and is the same for the next one', (_name, address, next) => {
    expect(key(address)).not.toMatch(/\*|OTEw|signature/);
    expect(key(address)).toBe(key(next));
  });

  test('holds no token of another shape that is known', () => {
    expect(key('/alertts/plain-token/0.ts', ['plain-token'])).toBe('depot/1.2/event/alertts/-/0.ts');
  });

  test('survives a path that is wrongly encoded', () => {
    expect(key('/%E0%A4%A/0.ts')).toBe('depot/1.2/event/%E0%A4%A/0.ts');
  });
});
