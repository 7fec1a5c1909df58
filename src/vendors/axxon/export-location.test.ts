import { expect, test } from 'vitest';
import { parseExportLocation } from './export-location.ts';

const ID = '3dc15b75-6463-4eb1-ab2d-0eb0a8f54bd3';

test.each([
  `/export/${ID}`,
  `http://127.0.0.1:8000/export/${ID}`,
  `http://127.0.0.1:8000/asip/api/export/${ID}`,
  `https://[::1]/asip/export/${ID}`,
  `//cameras.example/export/${ID}`,
  `/asip/export/${ID}`,
  `export/${ID}`,
  ID,
  `/${ID}`,
  `/export/${ID}/`,
  `/export/${ID}/status`,
  `/asip/export/${ID}/file?name=a.mp4#x`,
  `/export/${ID}/a/b`,
  `  /export/${ID}  `,
  `/Export/${ID}`,
  `/export/export/${ID}`,
  `http://export/export/${ID}/status`,
  `http://sightline.test/proxy/http/127.0.0.1:4721/asip/export/${ID}`,
])('the name of an export is found in the Location "%s"', (location) => {
  expect(parseExportLocation(location)).toBe(ID);
});

test('a name in braces, or of another form, is taken as it is', () => {
  expect(parseExportLocation(`/export/%7B${ID}%7D`)).toBe(`{${ID}}`);
  expect(parseExportLocation('/export/17')).toBe('17');
});

test.each([
  null,
  '',
  '/',
  '/export',
  '/export/',
  'http://127.0.0.1:8000/',
  'http://cameras',
  '/asip/jobs',
  '/export/..',
  '/export/%2E%2E',
  '/export/a%2Fb',
  '/export/%00',
  '/export/%E0%A4%A',
  '/export/<b>',
  `/export/${'a'.repeat(201)}`,
])('there is no name in the Location %j', (location) => {
  expect(parseExportLocation(location)).toBeUndefined();
});
