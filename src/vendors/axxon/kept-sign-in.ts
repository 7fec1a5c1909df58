/** The seat of a sign-in in this tab's sealed storage. */
import { createSealedSeat, type SealedSeat } from '../../platform/sealed-seat.ts';
import type { SealedStorage } from '../../platform/sealed-storage.ts';
import { keptText, parseKept, type SignIn } from './sign-in.ts';

export type KeptSignIn = SealedSeat<SignIn>;

export const createKeptSignIn = (storage: SealedStorage, server: URL): KeptSignIn =>
  createSealedSeat(storage, {
    toText: (signIn) => keptText(signIn, server),
    parse: (text) => parseKept(text, server),
  });
