import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxUsers } from './users.ts';

const ADMIN = { id: '{99cbc715-539b-4bfe-856f-799b45b69b1e}', name: 'Admin' };
const MEYER = { id: '{7f1d4a5e-6c1b-4f0e-9d3f-0a4a5c3c2b1a}', name: '<b>J. Meyer</b>' };
const signal = new AbortController().signal;

function make(account: string, ...replies: unknown[]) {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const asked: string[] = [];
  const users = createNxUsers({
    system: connectionId('depot'),
    clock,
    client: {
      account: () => account,
      json: async ({ path }) => {
        asked.push(path.join('/'));
        const reply = replies.length > 1 ? replies.shift() : replies[0];
        if (reply instanceof Failure) throw reply;
        return reply;
      },
    },
  });
  return { clock, users, asked };
}

describe('the own user', () => {
  test('is found whatever the case in which the name was typed', async () => {
    const { users, asked } = make('ADMIN', [MEYER, ADMIN]);
    expect(await users.own(signal)).toEqual(ADMIN);
    await users.own(signal);
    expect(asked).toEqual(['ec2/getUsers']);
  });

  test('that is not in the list is not found', async () => {
    const { users } = make('somebody', [MEYER, ADMIN]);
    expect((await failureOf(users.own(signal))).facts).toMatchObject({ code: 'notFound', system: 'depot' });
  });

  test.each([[null], [{}], ['x'], [undefined]])('is not found in %j, which is no list', async (reply) => {
    const { users } = make('admin', reply);
    expect((await failureOf(users.own(signal))).code).toBe('badReply');
  });
});

describe('a name', () => {
  test('is found by its id, with or without braces, and kept as it is', async () => {
    const { users } = make('admin', [ADMIN, MEYER]);
    expect(await users.nameOf(MEYER.id, signal)).toBe('<b>J. Meyer</b>');
    expect(await users.nameOf(MEYER.id.slice(1, -1).toUpperCase(), signal)).toBe('<b>J. Meyer</b>');
  });

  test('of somebody new is asked for again, but not with every question', async () => {
    const { users, asked, clock } = make('admin', [ADMIN], [ADMIN], [ADMIN, MEYER]);
    expect(await users.nameOf(MEYER.id, signal)).toBeUndefined();
    expect(await users.nameOf(MEYER.id, signal)).toBeUndefined();
    expect(asked).toHaveLength(1);
    await clock.advance(ms(11 * ONE_SECOND));
    expect(await users.nameOf(MEYER.id, signal)).toBeUndefined();
    await clock.advance(ms(11 * ONE_SECOND));
    expect(await users.nameOf(MEYER.id, signal)).toBe('<b>J. Meyer</b>');
    expect(asked).toHaveLength(3);
  });

  test('that the server does not tell is no failure', async () => {
    const { users } = make('viewer', new Failure({ code: 'notPermitted', operation: 'list users' }));
    expect(await users.nameOf(ADMIN.id, signal)).toBeUndefined();
  });

  test('is not waited for by somebody who leaves', async () => {
    const { users } = make('viewer', [ADMIN]);
    const leaver = new AbortController();
    const left = failureOf(users.nameOf(ADMIN.id, leaver.signal));
    leaver.abort();
    expect((await left).code).toBe('aborted');
  });

  test('is found beside rows that are broken', async () => {
    const rows = [
      null,
      7,
      { id: 5, name: 'x' },
      { id: ADMIN.id },
      { name: 'x' },
      { id: MEYER.id, name: 8 },
      ADMIN,
    ];
    const { users } = make('admin', rows);
    expect(await users.nameOf(ADMIN.id, signal)).toBe('Admin');
    expect(await users.nameOf(MEYER.id, signal)).toBeUndefined();
  });

  test('is asked for anew after some minutes, and for the next person', async () => {
    const { users, asked, clock } = make('admin', [ADMIN]);
    await users.nameOf(ADMIN.id, signal);
    await clock.advance(ms(6 * ONE_MINUTE));
    await users.nameOf(ADMIN.id, signal);
    users.clear();
    await users.nameOf(ADMIN.id, signal);
    expect(asked).toHaveLength(3);
  });
});
