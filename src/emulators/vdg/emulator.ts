/**
 * An emulated VDG Sense server: one function from Request to Response. An independent reading of the
 * vendor's document; refuses what a server would refuse, and does without what it would do without.
 */
import { answerOverLine } from '../answer-over-line.ts';
import { createFaultList, type FaultList } from '../fault-list.ts';
import { createNetworkLine } from '../network-line.ts';
import { createOperationLog, type OperationLog } from '../operation-log.ts';
import { userOf } from './access.ts';
import { type CommandQuery, readQuery } from './command-query.ts';
import { type Command, findCommand, isSince, type VdgOp } from './commands.ts';
import { createControl, type VdgControl } from './control.ts';
import { INFO_SINCE } from './limits.ts';
import { toSettings, type VdgOptions } from './options.ts';
import { CODE, HTTP, HttpRefusal, Refusal } from './refusal.ts';
import { createService, serverNow, type Service } from './service.ts';
import { writeSeconds } from './vdg-time.ts';
import { resultOf, xmlResponse } from './xml-reply.ts';

/** One request in the log. */
export interface VdgLogEntry {
  /** Epoch ms of its arrival, by the test's clock. */
  readonly at: number;
  readonly op: VdgOp;
  readonly method: string;
  /** As received. */
  readonly url: string;
  /** As received; undefined where there is none. */
  readonly command?: string;
  readonly server?: string;
  /** `deviceid` or `cameraid` of the query. */
  readonly device?: string;
  readonly export?: string;
  readonly clip?: string;
  readonly user?: string;
  /** 0 while it is unanswered, and when it never is. */
  readonly status: number;
  /** `errorcode` of the answer; undefined where it is not a result. */
  readonly code?: number;
  /** Why it was refused, which fault it met; `cut` when the network was; `given up` by its client. */
  readonly note?: string;
}

/** What a fault is matched on. */
export interface VdgFaultMatch {
  readonly op: VdgOp | 'any';
  readonly server?: string;
  readonly device?: string;
}

export interface VdgEmulator {
  readonly handle: (request: Request) => Promise<Response>;
  readonly log: OperationLog<VdgLogEntry>;
  readonly faults: FaultList<VdgFaultMatch>;
  readonly control: VdgControl;
}

/** Pages of another origin get no answer that they may read: there are no headers for them. */
export function createVdgEmulator(options: VdgOptions = {}): VdgEmulator {
  const settings = toSettings(options);
  const service = createService(settings);
  const recorder = createOperationLog<VdgLogEntry>();
  const faultSource = createFaultList<VdgFaultMatch>();
  const line = createNetworkLine();

  const handle = async (request: Request): Promise<Response> => {
    const asked = askedOf(request);
    const facts = factsOf(asked);
    const close = recorder.open({
      at: settings.now(),
      method: request.method,
      url: request.url,
      status: 0,
      ...facts,
    });
    return answerOverLine({
      client: request.signal,
      line,
      sleep: settings.sleep,
      close,
      takeFault: () => faultSource.take((wanted) => isMeant(wanted, facts)),
      answer: async (hasFault) => {
        const { response, code, note, user } = await answerOf(service, request, asked);
        close({
          status: response.status,
          ...(code === undefined ? {} : { code }),
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
    control: createControl(service, line),
  };
}

/** What a request asks for, as far as it can be read. */
interface Asked {
  readonly path: string;
  readonly query: CommandQuery | HttpRefusal;
  /** As received. */
  readonly name: string | undefined;
  readonly command: Command | undefined;
}

function askedOf(request: Request): Asked {
  const { pathname, search } = new URL(request.url);
  const path = pathname.toLowerCase();
  const query = querySafely(search);
  const name = path === '/command' && !(query instanceof HttpRefusal) ? query.text('command') : undefined;
  return { path, query, name, command: findCommand(request.method, name ?? '') };
}

function querySafely(search: string): CommandQuery | HttpRefusal {
  try {
    return readQuery(search);
  } catch (error) {
    if (error instanceof HttpRefusal) return error;
    throw error;
  }
}

type RequestFacts = Pick<VdgLogEntry, 'op' | 'command' | 'server' | 'device' | 'export' | 'clip'>;

function factsOf({ path, query, name, command }: Asked): RequestFacts {
  const op = path === '/info' ? 'info' : (command?.op ?? 'unknown');
  if (query instanceof HttpRefusal) return { op };
  const found = {
    command: name,
    server: query.text('serverid'),
    device: query.text('deviceid') ?? query.text('cameraid'),
    export: query.text('exportid'),
    clip: op === 'clip.download' || op === 'clip.delete' ? query.text('id') : undefined,
  };
  return { op, ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) };
}

function isMeant(wanted: VdgFaultMatch, facts: RequestFacts): boolean {
  return (
    (wanted.op === 'any' || wanted.op === facts.op) &&
    (wanted.server === undefined || wanted.server === facts.server) &&
    (wanted.device === undefined || wanted.device === facts.device)
  );
}

interface Answer {
  readonly response: Response;
  readonly code?: number;
  readonly note?: string;
  readonly user?: string;
}

async function answerOf(service: Service, request: Request, asked: Asked): Promise<Answer> {
  try {
    if (asked.path === '/info') return { response: infoOf(service, request) };
    if (asked.path !== '/command') throw new HttpRefusal(HTTP.notFound, 'No such path');
    const user = userOf(service.settings, request);
    if (asked.query instanceof HttpRefusal) throw asked.query;
    return {
      ...(await resultFor(service, request, asked, asked.query)),
      ...(user === undefined ? {} : { user }),
    };
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    const headers = { 'content-type': 'text/plain', ...error.headers };
    return { response: new Response('', { status: error.status, headers }), note: error.message };
  }
}

/** GET /info, for everybody: the clock and the version. */
function infoOf({ settings }: Service, { method }: Request): Response {
  if (method !== 'GET') throw new HttpRefusal(HTTP.badMethod, 'Info is read');
  if (!isSince(settings.version, INFO_SINCE)) throw new HttpRefusal(HTTP.notFound, 'Before there was one');
  return xmlResponse(
    [
      'apiinfo',
      [
        ['utc', writeSeconds(serverNow(settings))],
        ['version', settings.version],
        ['product', 'Sense'],
      ],
    ],
    settings.replies,
  );
}

async function resultFor(
  service: Service,
  request: Request,
  { command, name = '' }: Asked,
  query: CommandQuery,
): Promise<Answer> {
  const { settings } = service;
  try {
    assertNoError(service, name.toLowerCase());
    if (command === undefined || !command.isThere(service)) {
      throw new Refusal(CODE.notImplemented, `No command ${name} by ${request.method}`);
    }
    const reply = await command.handler(service, { request, query, at: serverNow(settings) });
    if (reply instanceof Response) return { response: reply };
    return { response: resultOf(CODE.ok, reply, settings.replies), code: CODE.ok };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    return { response: resultOf(code, [], settings.replies), code, note: message };
  }
}

/** The code that the control has put in the way of this command. */
function assertNoError({ behaviour: { errors } }: Service, name: string): void {
  const index = errors.findIndex(({ command }) => command === 'any' || command === name);
  const [error] = index < 0 ? [] : errors.splice(index, 1);
  if (error !== undefined) throw new Refusal(error.code, 'As the control wants it');
}
