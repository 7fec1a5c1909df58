/** A Basic sign-in at a VDG Sense server, and how this tab keeps it: name and password are the credential. */
import * as v from 'valibot';
import { type EpochMs, epochMs } from '../../core/units.ts';
import { createSealedSeat, type SealedSeat } from '../../platform/sealed-seat.ts';
import type { SealedStorage } from '../../platform/sealed-storage.ts';

/** What proves who is asking. Never in an address, a log or an error. */
export interface SignIn {
  readonly account: string;
  readonly since: EpochMs;
  /** Base64 of "name:password". */
  readonly basic: string;
}

/** The value of the Authorization header. */
export const authorization = ({ basic }: Pick<SignIn, 'basic'>): string => `Basic ${basic}`;

/** Base64 of the UTF-8 bytes: names and passwords have letters of every language. */
export const basicOf = (user: string, password: string): string =>
  btoa(
    Array.from(new TextEncoder().encode(`${user}:${password}`), (byte) => String.fromCodePoint(byte)).join(
      '',
    ),
  );

const BASE64_GROUP = 4;
const keptSchema = v.object({
  account: v.pipe(v.string(), v.nonEmpty()),
  since: v.pipe(v.number(), v.finite(), v.transform(epochMs)),
  basic: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/),
    v.check((text) => text.length % BASE64_GROUP === 0),
  ),
  server: v.string(),
});

/** The seat of a sign-in in this tab's sealed storage, where it lies encrypted. */
export type KeptSignIn = SealedSeat<SignIn>;

export const createKeptSignIn = (storage: SealedStorage, server: URL): KeptSignIn =>
  createSealedSeat(storage, {
    toText: (signIn) => JSON.stringify({ ...signIn, server: server.href }),
    parse: (text) => {
      let raw: unknown;
      try {
        raw = JSON.parse(text);
      } catch {
        return undefined;
      }
      const read = v.safeParse(keptSchema, raw);
      if (!read.success) return undefined;
      const { server: of, ...signIn } = read.output;
      // The configuration may have changed since: a secret never goes to a server of before.
      return of === server.href ? signIn : undefined;
    },
  });
