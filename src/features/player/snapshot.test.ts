// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { saveSnapshot } from './snapshot.ts';

const AT = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18, 280));

let saved: string[];

beforeEach(() => {
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done(new Blob(['png'], { type: 'image/png' })),
  );
});

function video(width: number, height: number): HTMLVideoElement {
  const element = document.createElement('video');
  Object.defineProperty(element, 'videoWidth', { value: width });
  Object.defineProperty(element, 'videoHeight', { value: height });
  return element;
}

it('saves the frame on screen, named after camera and moment', async () => {
  await saveSnapshot(video(640, 360), 'Gate North', AT);
  expect(saved).toEqual(['Gate-North_2026-11-20T16-41-18.280Z.png']);
});

it('saves nothing while there is no frame', async () => {
  await saveSnapshot(video(0, 0), 'Gate North', AT);
  expect(saved).toEqual([]);
});
