import { describe, expect, it } from 'vitest';
import { offer, withhold } from '../../core/offer.ts';
import { askReason, controlReason } from './control-reason.ts';

const can = offer({});
const cannot = withhold('This system records by itself only.');
const admin = { camera: { access: 'control' }, state: 'live' } as const;
const viewer = { camera: { access: 'view' }, state: 'live' } as const;

describe('making a camera do something', () => {
  it('can be done by who may control it', () => {
    expect(controlReason(can, admin)).toBeUndefined();
  });

  it.each(['unknown', 'noVideo', 'online'] as const)('can be tried while the state is %s', (state) => {
    expect(controlReason(can, { ...admin, state })).toBeUndefined();
    expect(askReason(can, { ...admin, state })).toBeUndefined();
  });

  it('cannot where the system does not offer it, and says why', () => {
    expect(controlReason(cannot, admin)).toBe('This system records by itself only.');
    expect(askReason(cannot, admin)).toBe('This system records by itself only.');
  });

  it('cannot by who may only watch; a picture may still be asked for', () => {
    expect(controlReason(can, viewer)).toBe('You may watch this camera, not control it.');
    expect(askReason(can, viewer)).toBeUndefined();
  });

  it('cannot before it is known who may', () => {
    expect(controlReason(can, { camera: undefined, state: 'live' })).toContain('not there yet');
  });

  it('cannot while the camera is offline', () => {
    expect(controlReason(can, { ...admin, state: 'offline' })).toBe('The camera is offline.');
    expect(askReason(can, { ...viewer, state: 'offline' })).toBe('The camera is offline.');
  });
});
