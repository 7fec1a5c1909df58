/** The failure that some work ends in; a test that expects one fails when there is none. */
import { Failure } from '../core/failure.ts';

export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It worked, where a failure was expected.');
}
