/** Between an emulator's answer and its client: the network, the fault that meets it, who gave up. */
import { answerWithFault, type FaultKind, type Sleep } from './fault-list.ts';
import type { NetworkLine } from './network-line.ts';

const GIVEN_UP = 'given up';
const CUT = 'cut';

export interface AnswerOverLine {
  readonly client: AbortSignal;
  readonly line: NetworkLine;
  /** Called for what reaches the server alone: a fault that it takes is used up. */
  readonly takeFault: () => FaultKind | undefined;
  readonly sleep: Sleep;
  /** Completes the entry of the log. */
  readonly close: (outcome: { readonly status?: number; readonly note?: string }) => void;
  readonly answer: (hasFault: boolean) => Promise<Response>;
}

/** The answer as the client gets it; a network error where it gets none. */
export async function answerOverLine(asked: AnswerOverLine): Promise<Response> {
  const { client, line, sleep, close } = asked;
  if (line.isCut()) {
    close({ note: CUT });
    return Response.error();
  }
  const fault = asked.takeFault();
  if (fault !== undefined) close({ note: `fault: ${fault.kind}` });
  const { signal, leave } = line.join(client);
  const broken = async (response?: Response) => {
    close({ status: 0, note: client.aborted ? GIVEN_UP : CUT });
    await response?.body?.cancel();
    return Response.error();
  };
  try {
    const response = await (fault === undefined
      ? asked.answer(false)
      : answerWithFault(fault, signal, sleep, () => asked.answer(true)));
    if (signal.aborted) return await broken(response);
    if (response.type === 'error') return response;
    if (fault !== undefined) close({ status: response.status });
    return response;
  } catch (error) {
    if (signal.aborted) return await broken();
    throw error;
  } finally {
    leave();
  }
}
