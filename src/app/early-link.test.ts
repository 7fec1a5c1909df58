import { describe, expect, it } from 'vitest';
import { parseEventLink } from './early-link.ts';

const parse = (address: string) => parseEventLink(new URL(address, 'https://site.example'));

describe('a link to an event', () => {
  it('names camera and event', () => {
    expect(parse('/cameras/depot:910210.1?event=a-1-2-0')).toEqual({
      camera: { system: 'depot', camera: '910210.1' },
      eventKey: 'a-1-2-0',
      at: undefined,
    });
  });

  it('may name a moment, and be encoded', () => {
    const link = parse('/cameras/depot%3A910210.1/?event=7&at=2026-11-20T16%3A41%3A18.000Z');
    expect(link).toMatchObject({ eventKey: '7', at: '2026-11-20T16:41:18.000Z' });
  });

  it('loses a moment that is none', () => {
    expect(parse('/cameras/depot:1.1?event=a&at=yesterday')).toMatchObject({ eventKey: 'a', at: undefined });
  });

  it.each([
    '/',
    '/cameras',
    '/cameras/depot:1.1',
    '/cameras/depot:1.1?at=2026-11-20T16:41:18Z',
    '/cameras/nothing?event=a',
    '/cameras/%E0%A4%A?event=a',
    '/videos/depot:1.1?event=a',
    '/cameras/depot:1.1/more?event=a',
  ])('is not %s', (address) => {
    expect(parse(address)).toBeUndefined();
  });
});
