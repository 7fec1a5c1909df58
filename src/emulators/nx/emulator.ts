/**
 * An emulated Nx Witness system, old or new generation: one function from Request to Response. An
 * independent reading of the vendor's document; refuses what a server would refuse.
 */
import { answerWithFault, createFaultList, type FaultList } from '../fault-list.ts';
import { createNetworkLine } from '../network-line.ts';
import { createOperationLog, type OperationLog } from '../operation-log.ts';
import { accountOf } from './access.ts';
import { createControl, type NxControl } from './control.ts';
import { toGuid } from './guid.ts';
import { type NxOptions, toSettings } from './options.ts';
import { parseQuery, type Query } from './query.ts';
import { ERROR, noSuchPath, Refusal, STATUS } from './refusal.ts';
import { createRoutes, matchRoute, type NxOp, type RouteMatch } from './routes.ts';
import { type Call, createService, type NxServer, type Service } from './service.ts';
import { createRedaction } from './url-redaction.ts';

/** One request in the log. */
export interface NxLogEntry {
  /** Epoch ms of its arrival. */
  readonly at: number;
  readonly op: NxOp;
  readonly method: string;
  /** As received, with tokens and passwords replaced by names such as `token#3`. */
  readonly url: string;
  /** Guid of the server that answered. */
  readonly server?: string;
  readonly camera?: string;
  /** The upload's name. */
  readonly upload?: string;
  readonly chunk?: number;
  /** Bytes of the chunk that came. */
  readonly bytes?: number;
  /** The lock's token, as `token#3`. */
  readonly token?: string;
  /** 0 while it is unanswered, and when it never is. */
  readonly status: number;
  /** Why it was refused, which fault it met; `cut` when the network was; `given up` by its client. */
  readonly note?: string;
}

/** What a fault is matched on. */
export interface NxFaultMatch {
  readonly op: NxOp | 'any';
  readonly camera?: string;
  readonly upload?: string;
  readonly chunk?: number;
}

export interface NxEmulator {
  readonly handle: (request: Request) => Promise<Response>;
  readonly log: OperationLog<NxLogEntry>;
  readonly faults: FaultList<NxFaultMatch>;
  readonly control: NxControl;
  /** Frees the storage of the uploads. */
  readonly close: () => Promise<void>;
}

/** Too little for pages of another origin: a call with a credential fails its preflight. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'X-PINGOTHER, Content-Type',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
};

const GIVEN_UP = 'given up';
const CUT = 'cut';
const SERVER_HEADER = 'x-server-guid';

export function createNxEmulator(options: NxOptions = {}): NxEmulator {
  const settings = toSettings(options);
  const service = createService(settings);
  const routes = createRoutes(settings);
  const redaction = createRedaction();
  const recorder = createOperationLog<NxLogEntry>();
  const faultSource = createFaultList<NxFaultMatch>();
  const line = createNetworkLine();
  let downUntil = 0;

  const handle = async (request: Request): Promise<Response> => {
    service.settle();
    const url = new URL(request.url);
    const query = parseQuery(url.search);
    const at = settings.now();
    const match = matchRoute(routes, request.method, url.pathname);
    const facts = factsOf(request, match, query);
    const lockToken = query.text('token');
    const close = recorder.open({
      at,
      method: request.method,
      url: redaction.url(url),
      status: 0,
      ...facts,
      ...(lockToken === undefined ? {} : { token: redaction.nameOf('token', lockToken) }),
    });
    if (line.isCut() || at < downUntil) {
      close({ note: CUT });
      return Response.error();
    }

    const fault = faultSource.take((wanted) => isMeant(wanted, facts));
    if (fault !== undefined) close({ note: `fault: ${fault.kind}` });
    const { signal, leave } = line.join(request.signal);
    const answer = async () => {
      const call = { request, url, query, at, signal, received: (bytes: number) => close({ bytes }) };
      const { response, note, server } = await answerOf(service, call, match);
      close({
        status: response.status,
        ...(server === undefined ? {} : { server: server.guid }),
        ...(note === undefined || fault !== undefined ? {} : { note }),
      });
      return response;
    };
    const broken = async (response?: Response) => {
      close({ status: 0, note: request.signal.aborted ? GIVEN_UP : CUT });
      await response?.body?.cancel();
      return Response.error();
    };
    try {
      const response = await (fault === undefined
        ? answer()
        : answerWithFault(fault, signal, settings.sleep, answer));
      if (signal.aborted) return await broken(response);
      if (response.type === 'error') return response;
      if (fault !== undefined) close({ status: response.status });
      for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
      return response;
    } catch (error) {
      if (signal.aborted) return await broken();
      throw error;
    } finally {
      leave();
    }
  };

  return {
    handle,
    log: recorder.log,
    faults: faultSource.faults,
    control: createControl(service, line, (until) => {
      downUntil = until;
      // What is open breaks; what comes afterwards is let in again.
      line.cut(true);
      line.cut(false);
    }),
    close: settings.storage.close,
  };
}

type RequestFacts = Pick<NxLogEntry, 'op' | 'camera' | 'upload' | 'chunk'>;

function factsOf(request: Request, match: RouteMatch | undefined, query: Query): RequestFacts {
  const { name, index, camera: inPath } = match?.params ?? {};
  const camera = inPath ?? query.text('cameraId');
  const upload = name ?? query.text('uploadId');
  return {
    op: request.method === 'OPTIONS' ? 'preflight' : (match?.route.op ?? 'unknown'),
    ...(camera === undefined ? {} : { camera: toGuid(camera) ?? camera }),
    ...(upload === undefined ? {} : { upload }),
    ...(index === undefined ? {} : { chunk: Number(index) }),
  };
}

function isMeant(wanted: NxFaultMatch, facts: RequestFacts): boolean {
  return (
    (wanted.op === 'any' || wanted.op === facts.op) &&
    (wanted.camera === undefined || toGuid(wanted.camera) === facts.camera) &&
    (wanted.upload === undefined || wanted.upload === facts.upload) &&
    (wanted.chunk === undefined || wanted.chunk === facts.chunk)
  );
}

interface Answer {
  readonly response: Response;
  readonly note?: string;
  readonly server?: NxServer;
}

async function answerOf(
  service: Service,
  asked: Omit<Call, 'server' | 'params'>,
  match: RouteMatch | undefined,
): Promise<Answer> {
  const { request, url } = asked;
  if (request.method === 'OPTIONS') return { response: new Response(null, { status: STATUS.ok }) };
  const found: { server?: NxServer } = {};
  try {
    found.server = serverOf(service, request);
    const call: Call = { ...asked, server: found.server, params: match?.params ?? {} };
    if (match?.route.open !== undefined) {
      return { response: await match.route.open(service, call), ...found };
    }
    // An old server knows nothing under /rest, and says so before it asks who is there.
    if (match === undefined && url.pathname.startsWith('/rest/')) return { response: noSuchPath(), ...found };
    const user = accountOf(service, call);
    if (match === undefined) return { response: noSuchPath(), ...found };
    return { response: await match.route.handler(service, { ...call, user }), ...found };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { response: error.toResponse(), note: error.message, ...found };
  }
}

/** The first server, unless the request names another of the system. */
function serverOf({ servers }: Service, request: Request): NxServer {
  const wanted = request.headers.get(SERVER_HEADER);
  const server = wanted === null ? servers[0] : servers.find(({ guid }) => guid === toGuid(wanted));
  if (server === undefined) {
    throw new Refusal(STATUS.unavailable, ERROR.internalServerError, `Server ${wanted} is not available`);
  }
  return server;
}
