// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createEarlySurface } from './early-surface.ts';
import { pageOf } from './shell/pages.ts';

describe('the early surface', () => {
  it('is put on screen when it is shown, and goes without the video that was moved out', () => {
    const surface = createEarlySurface(false);
    expect(surface.video.isConnected).toBe(false);
    surface.show();
    expect(surface.video.isConnected).toBe(true);
    document.body.append(surface.video);
    surface.remove();
    expect(document.body.children).toHaveLength(1);
    expect(surface.video.isConnected).toBe(true);
  });

  it('knows the page by the name under which the tree’s state is kept, and its default', () => {
    expect(pageOf('/cameras/depot:1.1')).toMatchObject({ to: '/cameras', tree: false });
  });
});
