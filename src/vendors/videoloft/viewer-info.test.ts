import { describe, expect, test } from 'vitest';
import { cameraDetails } from './camera-details.ts';
import { createServers } from './servers.ts';
import { toViewerInfo } from './viewer-info.ts';

const servers = createServers(new URL('https://auth1.manything.com'));
const read = (fields: Record<string, unknown>) =>
  toViewerInfo({ owner: '329475', uidd: '329475.56', fields }, servers);

/** The first camera of the document's example (§1.2.3). */
const EXAMPLE = {
  uidd: '329475.56',
  phonename: 'Room 1',
  permissions: ['r', 'w'],
  wowza: 'uswest2-wowza-1539961359-i-05490f5803c3c88ff.manything.com',
  logger: 'uswest2-logger-1540310790-i-0f24403219cd83749.manything.com',
  cloudRecordingEnabled: 1,
  appVersion: '2.24.2',
  deviceType: 'ipcam201701',
  streamname: '329475.56_39039-nr',
  language: 'en-GB',
  phoneid: 'DS-2CD2042WD-I20161005BBWR653544863',
};

/** The lines that a person is shown. */
function lines(fields: Record<string, unknown>): Record<string, string> {
  const info = read(fields);
  if (info?.about === undefined) throw new Error('The row is sound.');
  return Object.fromEntries(
    cameraDetails({ ...info, about: info.about }).map(({ label, value }) => [label, value]),
  );
}

describe('details of a camera', () => {
  test('are all that the document names (rule 10)', () => {
    expect(lines(EXAMPLE)).toEqual({
      Device: 'ipcam201701',
      Serial: 'DS-2CD2042WD-I20161005BBWR653544863',
      'App version': '2.24.2',
      'Cloud recording': 'On',
      Language: 'en-GB',
      Permissions: 'r, w',
      'Data server': 'uswest2-logger-1540310790-i-0f24403219cd83749.manything.com',
      'Live server': 'uswest2-wowza-1539961359-i-05490f5803c3c88ff.manything.com',
      Stream: '329475.56_39039-nr',
    });
  });

  test.each([
    [0, 'Off'],
    [false, 'Off'],
    ['1', 'On'],
    [true, 'On'],
  ])('call cloud recording %j %s', (cloudRecordingEnabled, text) => {
    expect(lines({ ...EXAMPLE, cloudRecordingEnabled })['Cloud recording']).toBe(text);
  });

  test('say nothing of what is missing or of the wrong type', () => {
    const { logger } = EXAMPLE;
    const wrong = {
      logger,
      wowza: 5,
      cloudRecordingEnabled: 'maybe',
      appVersion: 2,
      deviceType: null,
      streamname: {},
      language: [],
      phoneid: ' ',
      permissions: 'ra',
    };
    expect(lines({ logger })).toEqual({ 'Data server': logger });
    expect(lines(wrong)).toEqual({ 'Data server': logger });
  });

  test('are cut to a length that fits a line, and name letters only as permissions', () => {
    const shown = lines({ ...EXAMPLE, phoneid: 'x'.repeat(10_000), permissions: ['r', 'r', 5, '<b>', null] });
    expect(shown['Serial']).toHaveLength(200);
    expect(shown['Permissions']).toBe('r');
  });

  test('are of no use without a logger', () => {
    expect(read({ ...EXAMPLE, logger: '' })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
