/** What a refused piece means: in the proxy's terms where the proxy answered, else in the vendor's. */
import { Failure } from '../../core/failure.ts';
import { readProxyError } from '../proxy-error.ts';
import type { ChunkAnswer, UploadTask } from './transfer-model.ts';

/** Statuses that a Response cannot be made with. */
const FIRST_FINAL = 200;
const NO_ANSWER = 502;

export function answerFailure(
  answer: ChunkAnswer,
  failureOf: UploadTask['failureOf'],
  operation: string,
): Failure {
  const status = answer.status < FIRST_FINAL ? NO_ANSWER : answer.status;
  const response = new Response(null, { status, headers: answer.headers });
  const fromProxy = readProxyError(response, answer.body);
  return fromProxy === undefined ? failureOf(answer) : new Failure({ operation, ...fromProxy });
}
