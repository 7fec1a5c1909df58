import { expect, test } from 'vitest';
import { commandUrl, infoUrl } from './endpoint.ts';

const base = new URL('http://sense.example:8080/api/');

test('a command stands first in the query, below the address of the connection', () => {
  expect(commandUrl(base, 'getClips', [['serverid', '7015498111931795223']]).href).toBe(
    'http://sense.example:8080/api/command?command=getClips&serverid=7015498111931795223',
  );
  expect(commandUrl(new URL('http://sense.example'), 'getDeviceList').href).toBe(
    'http://sense.example/command?command=getDeviceList',
  );
  expect(infoUrl(base).href).toBe('http://sense.example:8080/api/info');
});

test('every value is percent-encoded, so that none can end itself or begin another', () => {
  const text = 'a&exportid=1#x+y%20 =?ü<>"';
  const { search, hash } = commandUrl(base, 'addClip', [
    ['description', text],
    ['time', '2026-11-22 10:00:00.000'],
  ]);
  expect(hash).toBe('');
  expect(search.split('&')).toHaveLength(3);
  expect(search).not.toMatch(/[+ ]/);
  expect(new URLSearchParams(search).get('description')).toBe(text);
  expect(search).toContain('time=2026-11-22%2010%3A00%3A00.000');
});

test('what is undefined is left out', () => {
  expect(commandUrl(base, 'getExportVideoStatus', [['exportid', undefined]]).search).toBe(
    '?command=getExportVideoStatus',
  );
});
