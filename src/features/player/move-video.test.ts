// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { moveVideo } from './move-video.ts';
import { createFakeVideo } from './testing/fake-video.ts';

afterEach(() => document.body.replaceChildren());

function setUp() {
  const video = createFakeVideo();
  const place = document.createElement('div');
  document.body.append(video.element, place);
  let resumed = 0;
  const move = () => moveVideo(video.element, place, () => (resumed += 1));
  return { video, place, move, resumed: () => resumed };
}

describe('moving a video', () => {
  it('uses the move that does not interrupt, where the browser has it', () => {
    const { video, place, move } = setUp();
    const calls: unknown[] = [];
    Object.defineProperty(place, 'moveBefore', {
      value: (node: Node) => {
        calls.push(node);
        place.append(node);
      },
    });
    move();
    expect(calls).toEqual([video.element]);
  });

  it('resumes what an ordinary move has stopped', () => {
    const { video, place, move, resumed } = setUp();
    video.facts.paused = false;
    const append = place.append.bind(place);
    place.append = (node) => {
      append(node);
      video.facts.paused = true;
    };
    move();
    expect(video.element.parentElement).toBe(place);
    expect(resumed()).toBe(1);
  });

  it('leaves a picture that stands standing, and one that is there alone', () => {
    const { move, resumed, place } = setUp();
    move();
    place.append = () => {
      throw new Error('moved twice');
    };
    move();
    expect(resumed()).toBe(0);
  });
});
