import { describe, expect, test } from 'vitest';
import { readCameraPage } from './camera-wire.ts';

const SOURCE = 'SERVER1/DeviceIpint.2/SourceEndpoint.video:0:0';
const point = `hosts/${SOURCE}`;
const STORAGE_A = 'hosts/SERVER1/MultimediaStorage.STORAGE_A/MultimediaStorage';
const STORAGE_B = 'hosts/SERVER1/MultimediaStorage.STORAGE_B/MultimediaStorage';

/** As the document shows it. */
const row = {
  accessPoint: point,
  archives: [
    {
      accessPoint: point,
      default: false,
      incomplete: false,
      isEmbedded: false,
      storage: STORAGE_A,
      storageDisplayName: 'Short term',
    },
    { accessPoint: point, default: true, storage: STORAGE_B, storageDisplayName: 'Long term' },
  ],
  audioStreams: [{ accessPoint: 'hosts/SERVER1/DeviceIpint.2/SourceEndpoint.audio:0', isActivated: true }],
  camera_access: 'CAMERA_ACCESS_FULL',
  comment: '',
  displayId: '2',
  displayName: 'Hall',
  enabled: true,
  ipAddress: '10.20.4.2',
  isActivated: true,
  model: 'Virtual several streams',
  vendor: 'Virtual',
  videoStreams: [
    { accessPoint: point },
    { accessPoint: 'hosts/SERVER1/DeviceIpint.2/SourceEndpoint.video:0:1' },
  ],
};
const read = (...cameras: readonly unknown[]) => readCameraPage({ cameras });
const one = (change: Readonly<Record<string, unknown>>) => read({ ...row, ...change }, row)?.cameras[0];

describe('a camera', () => {
  test('is named by its VIDEOSOURCEID: hosts/ is stripped for paths and kept for archives', () => {
    expect(one({})).toMatchObject({
      id: SOURCE,
      source: SOURCE,
      accessPoint: point,
      host: 'SERVER1',
      name: 'Hall',
      displayId: '2',
      vendor: 'Virtual',
      isOn: true,
    });
  });

  test('has its archives, the default one first, named by storage and not by the accessPoint beside it', () => {
    expect(one({})?.archives).toEqual([
      { accessPoint: STORAGE_B, name: 'Long term', isDefault: true },
      { accessPoint: STORAGE_A, name: 'Short term', isDefault: false },
    ]);
  });

  test.each([
    ['the accessPoint of an archive', { accessPoint: STORAGE_A, storageDisplayName: 'A' }, 'A'],
    ['no name but its colour', { storage: STORAGE_A }, 'STORAGE_A'],
  ])('has an archive with %s', (_, archive, name) => {
    expect(one({ archives: [archive] })?.archives).toEqual([
      { accessPoint: STORAGE_A, name, isDefault: false },
    ]);
  });

  test('has each archive once, and none that cannot be named', () => {
    const archives = [{ storage: STORAGE_A }, { storage: STORAGE_A }, { accessPoint: point }, null, 7, {}];
    expect(one({ archives })?.archives).toHaveLength(1);
    expect(one({ archives: 'none' })?.archives).toEqual([]);
    expect(one({ archives: undefined })?.archives).toEqual([]);
  });

  test.each([
    [[{ isActivated: true }], true],
    [[{ isActivated: false }], false],
    [[{ isActivated: false }, { isActivated: true }], true],
    [[{ accessPoint: 'x' }], true],
    [[], false],
    [[null, 7], false],
    [undefined, undefined],
    ['loud', undefined],
  ])('with the audioStreams %j has sound: %j', (audioStreams, hasSound) => {
    expect(one({ audioStreams })?.hasSound).toBe(hasSound);
  });

  test.each([
    [{ displayName: '' }, 'Camera 2'],
    [{ displayName: 7, displayId: 12 }, 'Camera 12'],
    [{ displayName: null, displayId: null }, 'DeviceIpint.2'],
    [{ displayName: '<img src=x onerror=alert(1)>' }, '<img src=x onerror=alert(1)>'],
    [{ displayName: ' Hof & Gang ' }, 'Hof & Gang'],
  ])('with %j is called %s', (change, name) => {
    expect(one(change)?.name).toBe(name);
  });

  test.each([
    [{ isActivated: false }, false],
    [{ isActivated: undefined, enabled: false }, false],
    [{ isActivated: undefined, enabled: undefined }, undefined],
    [{ isActivated: 'maybe' }, true],
  ])('with %j is on: %j', (change, isOn) => {
    expect(one(change)?.isOn).toBe(isOn);
  });

  test('without an accessPoint of its own goes by its first video stream', () => {
    expect(one({ accessPoint: undefined })?.source).toBe(SOURCE);
    expect(one({ accessPoint: 7 })?.source).toBe(SOURCE);
  });

  test.each([
    'hosts/SERVER1/DeviceIpint.1',
    'hosts/SERVER1/../SourceEndpoint.video:0:0',
    'hosts/./DeviceIpint.1/SourceEndpoint.video:0:0',
    'hosts/SERVER1/DeviceIpint.1/..',
    'hosts//DeviceIpint.1/video',
    'hosts/SERVER1/DeviceIpint.1/SourceEndpoint/video',
    '',
  ])('whose accessPoint is %j leads nowhere and is left out', (accessPoint) => {
    expect(read({ ...row, accessPoint, videoStreams: [] }, row)?.cameras).toHaveLength(1);
  });

  test('understands camera_access, and tells who lacks archive rights why', () => {
    expect(one({ camera_access: 'CAMERA_ACCESS_FULL' })?.access).toMatchObject({ archive: true });
    const { access } = one({ camera_access: 'CAMERA_ACCESS_MONITORING' }) ?? {};
    expect(access).toMatchObject({ live: true, archive: false });
    expect(access?.refused).toMatch(/recordings/);
  });
});

describe('a page', () => {
  test('names the next one, and the last one does not', () => {
    expect(readCameraPage({ cameras: [row], nextPageToken: 'from-1' })?.next).toBe('from-1');
    for (const nextPageToken of [undefined, '', null, {}]) {
      expect(readCameraPage({ cameras: [row], nextPageToken })?.next).toBeUndefined();
    }
  });

  test('without cameras is an empty list', () => {
    expect(readCameraPage({ cameras: [], search_meta_data: [] })).toEqual({ cameras: [], next: undefined });
  });

  test('with bad rows keeps the good ones', () => {
    expect(read(null, 7, 'x', [], {}, row)?.cameras.map(({ name }) => name)).toEqual(['Hall']);
  });

  test.each([[null], [[]], ['<html>'], [{}], [{ cameras: {} }], [{ cameras: [{}, 7] }]])(
    '%j is none',
    (reply) => {
      expect(readCameraPage(reply)).toBeUndefined();
    },
  );
});
