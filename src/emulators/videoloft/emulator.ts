/**
 * An emulated Videoloft (API 1.0.8): authenticators, loggers and Wowzas in one function from Request to
 * Response. An independent reading of the vendor's document; refuses what the service would refuse.
 */
import { answerWithFault, createFaultList, type FaultList } from '../fault-list.ts';
import { createOperationLog, type OperationLog } from '../operation-log.ts';
import { createControl, type VideoloftControl } from './control.ts';
import { createNetworkLine } from '../network-line.ts';
import { createNodeMap, type VideoloftNode } from './node-map.ts';
import { toSettings, type VideoloftOptions } from './options.ts';
import type { ClosedBy } from './realtime-hub.ts';
import { notFound, Refusal, STATUS } from './refusal.ts';
import { matchRoute, type RouteMatch, type VideoloftOp } from './routes.ts';
import { type Call, createService, type Service } from './service.ts';
import { createUrlRedaction } from './url-redaction.ts';

/** One request in the log. */
export interface VideoloftLogEntry {
  /** Epoch ms of its arrival. */
  readonly at: number;
  /** globalAuth, regionAuth, logger-a, logger-b, wowza-a, wowza-b, or the host that is none of them. */
  readonly node: string;
  readonly op: VideoloftOp;
  readonly method: string;
  /** As received, with tokens and passwords replaced by names such as `token#3`. */
  readonly url: string;
  /** The name of the token that came with it, wherever it stood. */
  readonly token?: string;
  /** The camera; several are joined by commas. */
  readonly uidd?: string;
  readonly action?: string;
  /** 0 while it is unanswered, and when it never is. */
  readonly status: number;
  /** Why it was refused, which fault it met; `cut` when the network was; `given up` by its client. */
  readonly note?: string;
  /** Of a real-time connection that has ended: epoch ms, and who ended it. */
  readonly closedAt?: number;
  readonly closedBy?: ClosedBy;
}

/** The note of a request whose client went away before the end of the answer. */
const GIVEN_UP = 'given up';

/** What a fault is matched on. */
export interface VideoloftFaultMatch {
  readonly op: VideoloftOp | 'any';
  readonly uidd?: string;
}

export interface VideoloftEmulator {
  readonly handle: (request: Request) => Promise<Response>;
  readonly log: OperationLog<VideoloftLogEntry>;
  readonly faults: FaultList<VideoloftFaultMatch>;
  readonly control: VideoloftControl;
}

/** The service lets any page call it, and so no page with cookies. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
};

export function createVideoloftEmulator(options: VideoloftOptions): VideoloftEmulator {
  const settings = toSettings(options);
  const service = createService(settings);
  const nodeOf = createNodeMap(settings.nodes);
  const redact = createUrlRedaction(service.tokens);
  const recorder = createOperationLog<VideoloftLogEntry>();
  const faultSource = createFaultList<VideoloftFaultMatch>();
  const line = createNetworkLine();

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const at = settings.now();
    const node = nodeOf(url.host);
    const match = node && matchRoute(node, request.method, url.pathname);
    const op = opOf(request, match);
    const uidds = camerasOf(url, match);
    const action = url.searchParams.get('action');
    const close = recorder.open({
      at,
      node: node?.name ?? url.host,
      op,
      method: request.method,
      ...redact(url, request.headers.get('authorization')),
      status: 0,
      ...(uidds.length > 0 ? { uidd: uidds.join(',') } : {}),
      ...(action === null ? {} : { action }),
    });

    const fault = faultSource.take(
      (wanted) =>
        (wanted.op === 'any' || wanted.op === op) &&
        (wanted.uidd === undefined || uidds.includes(wanted.uidd)),
    );
    if (fault === undefined) {
      request.signal.addEventListener('abort', () => close({ note: GIVEN_UP }), { once: true });
    }
    if (line.isCut()) {
      close({ note: 'cut' });
      return Response.error();
    }
    const closed = (closedBy: ClosedBy) => close({ closedAt: settings.now(), closedBy });
    const answer = async () => {
      const { response, note } = await answerOf(service, { request, url, at, closed }, node, match);
      close({ status: response.status, ...(note === undefined ? {} : { note }) });
      return response;
    };
    if (fault !== undefined) close({ note: `fault: ${fault.kind}` });
    const { signal, leave } = line.join(request.signal);
    const response = await (
      fault === undefined ? answer() : answerWithFault(fault, signal, settings.sleep, answer)
    ).finally(leave);
    if (line.isCut()) {
      close({ status: 0, note: 'cut' });
      await response.body?.cancel();
      return Response.error();
    }
    if (fault !== undefined) close({ status: response.status, note: `fault: ${fault.kind}` });
    return response.type === 'error' ? response : withCors(response);
  };

  return {
    handle,
    log: recorder.log,
    faults: faultSource.faults,
    control: createControl(service, line),
  };
}

type Matched = RouteMatch | 'wrongMethod' | undefined;

function opOf(request: Request, match: Matched): VideoloftOp {
  if (request.method === 'OPTIONS') return 'preflight';
  return typeof match === 'object' ? match.route.op : 'unknown';
}

/** The cameras that a request names, in its path or its query. */
function camerasOf(url: URL, match: Matched): readonly string[] {
  const params = typeof match === 'object' ? match.params : {};
  const { uidd, stream } = params;
  const inPath = uidd ?? stream?.split('_')[0];
  if (inPath !== undefined) return [inPath];
  return [...new Set([...url.searchParams.getAll('uidd'), ...url.searchParams.getAll('uid')])];
}

async function answerOf(
  service: Service,
  asked: Pick<Call, 'request' | 'url' | 'at' | 'closed'>,
  node: VideoloftNode | undefined,
  match: Matched,
): Promise<{ readonly response: Response; readonly note?: string }> {
  const { request, url } = asked;
  try {
    if (node === undefined) throw notFound(`No server of the service is at ${url.host}`);
    if (request.method === 'OPTIONS') {
      return { response: new Response(null, { status: STATUS.noContent }) };
    }
    if (match === 'wrongMethod') {
      throw new Refusal(STATUS.methodNotAllowed, `Cannot ${request.method} ${url.pathname}`);
    }
    if (match === undefined) throw notFound('Not found');
    const call = { ...asked, node, params: match.params };
    return { response: await match.route.handler(service, call) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: error.toResponse(), note: error.message };
  }
}

function withCors(response: Response): Response {
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
}
