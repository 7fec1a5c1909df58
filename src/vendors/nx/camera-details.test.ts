import { describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { cameraDetails } from './camera-details.ts';
import type { NxCamera } from './camera-wire.ts';

const camera: NxCamera = {
  id: cameraId('{0a1b2c3d-0000-4000-8000-000000000001}'),
  name: 'Gate',
  isVirtual: false,
  status: 'Recording',
  vendor: 'Axis',
  model: 'P3265-LVE',
  mac: '00-40-8C-5E-10-01',
  physicalId: '00-40-8C-5E-10-01',
  groupName: 'North',
  raw: {},
};
const valueOf = (label: string, of: NxCamera) =>
  cameraDetails(of, undefined).find((line) => line.label === label)?.value;

describe('the details of a camera', () => {
  test('are lines for what the server says, in a fixed order', () => {
    const lines = cameraDetails({ ...camera, url: 'http://10.20.0.1/' }, 'Terminal North');
    expect(lines.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Type: Camera',
      'Status: Recording',
      'Vendor: Axis',
      'Model: P3265-LVE',
      'MAC address: 00-40-8C-5E-10-01',
      'Physical id: 00-40-8C-5E-10-01',
      'Address: http://10.20.0.1',
      'Group: North',
      'Server: Terminal North',
      'Id: {0a1b2c3d-0000-4000-8000-000000000001}',
    ]);
  });

  test('leave out what is not known', () => {
    const { id, isVirtual, raw } = camera;
    const labels = cameraDetails({ id, isVirtual, raw }, undefined).map(({ label }) => label);
    expect(labels).toEqual(['Type', 'Id']);
  });

  test.each([
    ['rtsp://root:pa$$word@10.0.0.5:554/axis-media?user=a&password=b', 'rtsp://10.0.0.5:554'],
    ['rtsp://10.0.0.5/user=admin_password=tlJwpbo6_channel=1', 'rtsp://10.0.0.5'],
    ['http://10.0.0.5/token/abcdef', 'http://10.0.0.5'],
    ['192.168.1.5', '192.168.1.5'],
    ['192.168.1.5:8080', '192.168.1.5:8080'],
    ['admin:secret@192.168.1.5', undefined],
    ['rtsp://admin:se/cret@192.168.1.5', undefined],
    ['rtsp://admin:12/secret@192.168.1.5', undefined],
    ['', undefined],
  ])('show of the address %s only what holds no password', (url, shown) => {
    const value = valueOf('Address', { ...camera, url });
    expect(value).toBe(shown);
  });

  test('of a virtual camera say so, and repeat no id as an address', () => {
    const virtual = { ...camera, isVirtual: true, url: 'wearable:///0a1b' };
    expect(valueOf('Type', virtual)).toBe('Virtual camera');
    expect(valueOf('Address', virtual)).toBeUndefined();
  });

  test('cut what is far too long to be a make or model', () => {
    expect(valueOf('Model', { ...camera, model: 'x'.repeat(100_000) })).toHaveLength(200);
  });
});
