/**
 * An emulated Axxon server: one function from Request to Response. An independent reading of the vendor's
 * document; refuses what a server would refuse.
 */
import { createFaultList, type FaultList } from '../fault-list.ts';
import { answerOverLine } from '../answer-over-line.ts';
import { createNetworkLine } from '../network-line.ts';
import { createOperationLog, type OperationLog } from '../operation-log.ts';
import { userOf } from './access.ts';
import { type AxxonControl, createControl } from './control.ts';
import { type AxxonOptions, toSettings } from './options.ts';
import { parseQuery } from './query.ts';
import { notFound, Refusal } from './refusal.ts';
import { type AxxonOp, matchRoute, type RouteMatch } from './routes.ts';
import { type Call, createService, type Service } from './service.ts';
import { redacted } from './url-redaction.ts';

/** One request in the log. */
export interface AxxonLogEntry {
  /** Epoch ms of its arrival. */
  readonly at: number;
  readonly op: AxxonOp;
  readonly method: string;
  /** As received, without tokens. */
  readonly url: string;
  /** The three-part id of the path. */
  readonly camera?: string;
  /** The id of the export. */
  readonly export?: string;
  /** `name` of a download. */
  readonly file?: string;
  readonly user?: string;
  /** 0 while it is unanswered, and when it never is. */
  readonly status: number;
  /** Why it was refused, which fault it met; `cut` when the network was; `given up` by its client. */
  readonly note?: string;
}

/** What a fault is matched on. */
export interface AxxonFaultMatch {
  readonly op: AxxonOp | 'any';
  readonly camera?: string;
  readonly export?: string;
  readonly file?: string;
}

export interface AxxonEmulator {
  readonly handle: (request: Request) => Promise<Response>;
  readonly log: OperationLog<AxxonLogEntry>;
  readonly faults: FaultList<AxxonFaultMatch>;
  readonly control: AxxonControl;
}

/** Pages of another origin get no answer that they may read: there are no headers for them. */
export function createAxxonEmulator(options: AxxonOptions = {}): AxxonEmulator {
  const settings = toSettings(options);
  const service = createService(settings);
  const recorder = createOperationLog<AxxonLogEntry>();
  const faultSource = createFaultList<AxxonFaultMatch>();
  const line = createNetworkLine();

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const at = settings.now();
    const match = matchSafely(settings.prefix, request.method, url.pathname);
    const facts = factsOf(match, url);
    const close = recorder.open({ at, method: request.method, url: redacted(url), status: 0, ...facts });
    return answerOverLine({
      client: request.signal,
      line,
      sleep: settings.sleep,
      close,
      takeFault: () => faultSource.take((wanted) => isMeant(wanted, facts)),
      answer: async (hasFault) => {
        const { response, note, user } = await answerOf(service, { request, url, at }, match);
        close({
          status: response.status,
          ...(user === undefined ? {} : { user }),
          ...(note === undefined || hasFault ? {} : { note }),
        });
        return response;
      },
    });
  };

  return {
    handle,
    log: recorder.log,
    faults: faultSource.faults,
    control: createControl(service, line, faultSource.faults),
  };
}

/** A path that is not encoded properly fits no route. */
function matchSafely(prefix: string, method: string, pathname: string): RouteMatch | undefined {
  try {
    return matchRoute(prefix, method, pathname);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

type RequestFacts = Pick<AxxonLogEntry, 'op' | 'camera' | 'export' | 'file'>;

function factsOf(match: RouteMatch | undefined, url: URL): RequestFacts {
  const { source, export: id } = match?.params ?? {};
  const file = match?.route.op === 'export.file' ? url.searchParams.get('name') : null;
  return {
    op: match?.route.op ?? 'unknown',
    ...(source === undefined ? {} : { camera: source }),
    ...(id === undefined ? {} : { export: id }),
    ...(file === null ? {} : { file }),
  };
}

function isMeant(wanted: AxxonFaultMatch, facts: RequestFacts): boolean {
  return (
    (wanted.op === 'any' || wanted.op === facts.op) &&
    (wanted.camera === undefined || wanted.camera === facts.camera) &&
    (wanted.export === undefined || wanted.export === facts.export) &&
    (wanted.file === undefined || wanted.file === facts.file)
  );
}

interface Answer {
  readonly response: Response;
  readonly note?: string;
  readonly user?: string;
}

async function answerOf(
  service: Service,
  asked: Pick<Call, 'request' | 'url' | 'at'>,
  match: RouteMatch | undefined,
): Promise<Answer> {
  const found: { user?: string } = {};
  try {
    const call: Call = { ...asked, query: parseQuery(asked.url.search), params: match?.params ?? {} };
    const user = userOf(service, call, match?.route.op === 'grpc');
    found.user = user.name;
    if (match === undefined) throw notFound('No such path');
    return { response: await match.route.handler(service, { ...call, user }), ...found };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: error.toResponse(), note: error.message, ...found };
  }
}
