/** The people of an Nx system (`/ec2/getUsers`): whose id a lock names, and which one is one's own. */
import * as v from 'valibot';
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import { NAMES_ASKED_AGAIN, NAMES_SHARED_FOR } from './limits.ts';
import type { NxClient } from './nx-client.ts';
import { createSharedAnswer } from '../../platform/shared-answer.ts';
import { filledText, guidKey, guidLike, parseRow } from './wire.ts';

export interface NxUser {
  /** As the server writes it. */
  readonly id: string;
  readonly name: string;
}

export interface NxUsers {
  /** Who is signed in; `notFound` when the server lists nobody of that name. */
  readonly own: (signal: AbortSignal) => Promise<NxUser>;
  /** The name for an id; undefined when the server does not tell this person. Rejects only when aborted. */
  readonly nameOf: (id: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Somebody else may sign in. */
  readonly clear: () => void;
}

export interface NxUsersHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'json' | 'account'>;
  readonly clock: Clock;
}

const operation = 'list users';
const userSchema = v.object({ id: guidLike, name: filledText });

export function createNxUsers({ system, client, clock }: NxUsersHost): NxUsers {
  async function ask(signal: AbortSignal): Promise<readonly NxUser[]> {
    const reply = await client.json({ operation, path: ['ec2', 'getUsers'], kind: 'read', signal });
    if (!Array.isArray(reply)) throw new Failure({ code: 'badReply', operation, system });
    return reply.map((row) => parseRow(userSchema, row)).filter((user) => user !== undefined);
  }
  const all = createSharedAnswer({ system, operation, clock, sharedFor: NAMES_SHARED_FOR, ask });

  /** Somebody who is missing may be new: asked for again, but not with every question. */
  async function find(is: (user: NxUser) => boolean, signal: AbortSignal): Promise<NxUser | undefined> {
    return (await all.get(signal)).find(is) ?? (await all.get(signal, NAMES_ASKED_AGAIN)).find(is);
  }

  return {
    own: async (signal) => {
      // Nx compares names of accounts without regard to case.
      const name = client.account().toLowerCase();
      const found = await find((user) => user.name.toLowerCase() === name, signal);
      if (found === undefined) throw new Failure({ code: 'notFound', operation, system });
      return found;
    },
    nameOf: async (id, signal) => {
      const key = guidKey(id);
      try {
        return (await find((user) => guidKey(user.id) === key, signal))?.name;
      } catch (error) {
        if (signal.aborted) throw error;
        // A name is a kindness: what it is for goes on without.
        return undefined;
      }
    },
    clear: all.clear,
  };
}
