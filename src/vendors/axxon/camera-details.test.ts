import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { toAxxonAccess } from './axxon-access.ts';
import { cameraDetails } from './camera-details.ts';
import type { AxxonCamera } from './camera-wire.ts';

const source = 'SERVER1/DeviceIpint.2/SourceEndpoint.video:0:0';
const camera: AxxonCamera = {
  id: cameraId(source),
  name: 'Hall',
  accessPoint: `hosts/${source}`,
  source,
  host: 'SERVER1',
  archives: [
    { accessPoint: 'hosts/SERVER1/MultimediaStorage.A/MultimediaStorage', name: 'A', isDefault: true },
    { accessPoint: 'hosts/SERVER1/MultimediaStorage.B/MultimediaStorage', name: 'B', isDefault: false },
  ],
  access: toAxxonAccess('CAMERA_ACCESS_FULL'),
  hasSound: true,
  isOn: true,
  displayId: '2',
  vendor: 'Virtual',
  model: 'Several streams',
  ipAddress: '10.20.4.2',
};
const linesOf = (change: Partial<AxxonCamera> = {}) =>
  Object.fromEntries(cameraDetails({ ...camera, ...change }).map(({ label, value }) => [label, value]));

describe('the details of a camera', () => {
  test('are what the server says, in words', () => {
    expect(linesOf()).toEqual({
      Number: '2',
      'Switched on': 'Yes',
      Vendor: 'Virtual',
      Model: 'Several streams',
      Address: '10.20.4.2',
      Sound: 'Yes',
      Archives: 'A (default), B',
      'Your rights': 'Live and recordings',
      Server: 'SERVER1',
      Id: source,
    });
  });

  test('leave out what the server does not say', () => {
    const lines = linesOf({ hasSound: undefined, isOn: undefined, vendor: undefined, displayId: '' });
    for (const label of ['Sound', 'Switched on', 'Vendor', 'Number']) expect(lines).not.toHaveProperty(label);
  });

  test('say when it is recorded nowhere', () => {
    expect(linesOf({ archives: [] })['Archives']).toBe('None: it is not recorded');
  });

  test.each([
    ['CAMERA_ACCESS_MONITORING', 'Live only, no recordings'],
    ['CAMERA_ACCESS_ONLY_ARCHIVE', 'Recordings only'],
    ['CAMERA_ACCESS_FORBID', 'None'],
  ])('say what the person may do: %s is %s', (word, text) => {
    expect(linesOf({ access: toAxxonAccess(word) })['Your rights']).toBe(text);
  });

  test.each([
    'http://admin:secret@10.0.0.1/stream',
    'admin:secret@10.0.0.1',
    '0.0.0.0',
    '10.0.0.1/x?pw=1',
    '<b>',
  ])('have no address where it is %s: passwords may stand in it', (ipAddress) => {
    expect(linesOf({ ipAddress })).not.toHaveProperty('Address');
  });

  test.each(['10.20.4.2:8080', 'camera-7.example', '[fe80::1]'])('have the address %s', (ipAddress) => {
    expect(linesOf({ ipAddress })['Address']).toBe(ipAddress);
  });

  test('cut what is too long to be a make', () => {
    expect(linesOf({ model: 'x'.repeat(5000) })['Model']).toHaveLength(200);
  });
});
