/** How an export goes: the reply of `/export/{id}/status`, its states and files put into words of the product. */
import * as v from 'valibot';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import type { ExportFile, ExportStatus } from '../contract-exports.ts';
import { SERVER_TEXT_MAX } from './export-limits.ts';
import { anyRecord, filledText, lenient, parseRow } from './wire.ts';

/** Also as text and with an exponent: "1.000000e+00". */
const number = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.trim(), v.regex(/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i), v.transform(Number)),
  ]),
  v.finite(),
);
const names = v.array(v.unknown());

const schema = v.object({
  state: number,
  progress: lenient(number),
  error: lenient(filledText),
  files: lenient(names),
  filesFriendly: lenient(names),
});
type RawStatus = v.InferOutput<typeof schema>;

const operation = 'export';
const WAITING = 0;
const RUNNING = 1;
const COMPLETE = 2;
/** The states that end without files. */
const FAILED: ReadonlyMap<number, FailureCode> = new Map([
  [3, 'serverError'],
  [4, 'noSpace'],
  [5, 'alreadyThere'],
  [6, 'noFootage'],
]);

const NO_FILES = 'The server calls the export complete, and names no file.';

/** The last part of a path, of either kind of slash. */
const lastPart = (name: string): string => name.split(/[/\\]/).at(-1) ?? name;

/** A name is kept to the letter: it goes back to the server. */
function filesOf({ files = [], filesFriendly = [] }: RawStatus): readonly ExportFile[] {
  const found = new Map<string, ExportFile>();
  for (const [index, name] of files.entries()) {
    if (typeof name !== 'string' || name.trim() === '' || found.has(name)) continue;
    const label = parseRow(filledText, filesFriendly[index]) ?? name;
    found.set(name, { name, label: lastPart(label) || name });
  }
  return [...found.values()];
}

/** The status of a reply; undefined when it is none. */
export function parseExportStatus(reply: unknown, system: ConnectionId): ExportStatus | undefined {
  const raw = parseRow(schema, parseRow(anyRecord, reply));
  if (raw === undefined) return undefined;
  const failed = (code: FailureCode, text: string | undefined): ExportStatus => {
    const vendorText = text === undefined ? undefined : redactText(text).slice(0, SERVER_TEXT_MAX);
    return {
      kind: 'failed',
      failure: new Failure({ code, operation, system, vendorCode: `state ${raw.state}`, vendorText }),
    };
  };
  const { state, progress } = raw;
  if (state === WAITING) return { kind: 'waiting' };
  if (state === RUNNING) {
    const isShare = progress !== undefined && progress >= 0 && progress <= 1;
    return { kind: 'running', progress: isShare ? progress : undefined };
  }
  if (state === COMPLETE) {
    const files = filesOf(raw);
    return files.length === 0 ? failed('badReply', raw.error ?? NO_FILES) : { kind: 'ready', files };
  }
  const code = FAILED.get(state);
  return code === undefined ? undefined : failed(code, raw.error);
}
