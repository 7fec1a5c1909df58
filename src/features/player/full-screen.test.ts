// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { fullScreenReason, toggleFullScreen } from './full-screen.ts';

const allow = (enabled: boolean) =>
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: enabled });

afterEach(() => {
  Reflect.deleteProperty(HTMLVideoElement.prototype, 'webkitEnterFullscreen');
  Reflect.deleteProperty(document, 'fullscreenEnabled');
});

describe('full screen', () => {
  it('says why it cannot be', () => {
    allow(false);
    expect(fullScreenReason()).toContain('fill the screen');
    allow(true);
    expect(fullScreenReason()).toBeUndefined();
  });

  it('is the video’s own on a phone that lets no page fill the screen', () => {
    allow(false);
    const filled: unknown[] = [];
    Object.assign(HTMLVideoElement.prototype, {
      webkitEnterFullscreen(this: unknown) {
        filled.push(this);
      },
    });
    const frame = document.createElement('div');
    const video = frame.appendChild(document.createElement('video'));
    expect(fullScreenReason()).toBeUndefined();
    toggleFullScreen(frame);
    expect(filled).toEqual([video]);
  });

  it('that is refused changes nothing', () => {
    allow(false);
    Object.assign(HTMLVideoElement.prototype, {
      webkitEnterFullscreen: () => {
        throw new DOMException('no frame yet', 'InvalidStateError');
      },
    });
    const frame = document.createElement('div');
    frame.append(document.createElement('video'));
    expect(() => toggleFullScreen(frame)).not.toThrow();
    expect(() => toggleFullScreen(null)).not.toThrow();
  });
});
