import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventsSearchSchema } from './events-search.ts';

const read = (search: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(v.parse(eventsSearchSchema, search)).filter(([, value]) => value !== undefined),
  );

describe('the address of the events page', () => {
  it('names cameras, filters and what plays', () => {
    const search = {
      cameras: 'depot:1.1,quay:2',
      group: 'depot:North',
      type: 'motion',
      motion: 3,
      continuous: 'without',
      from: '2026-11-20T15:00:00.000Z',
      camera: 'depot:1.1',
      event: 'A1-1795000000000-1795000010000-1',
      at: '2026-11-20T15:00:04.000Z',
    };
    expect(read(search)).toEqual(search);
  });

  it.each([
    { camera: 7 },
    { camera: 'x'.repeat(400) },
    { event: { key: 'A' } },
    { event: 'x'.repeat(300) },
    { at: 'now' },
    { cameras: ['depot:1.1'] },
    { group: false },
    { type: 'alarm' },
    { sound: 99 },
    { elsewhere: 'kept by nobody' },
  ])('leaves out what it cannot read: %o', (search) => {
    expect(read(search)).toEqual({});
  });

  it('takes a key of digits alone, which arrives as a number', () => {
    expect(read({ event: 12 })).toEqual({ event: '12' });
  });
});
