/** What the page of a manifest says of one export, as HTML: its recording, files, settings and order. */
import { byteText } from '../../core/byte-size.ts';
import type { TimeFormat } from '../../core/time-zone.ts';
import { ONE_SECOND } from '../../core/units.ts';
import type { ManifestFacts, ManifestFile, ManifestPart, ManifestSpan } from './manifest-facts.ts';
import {
  lengthText,
  listOf,
  moment,
  momentOr,
  NOT_KNOWN,
  type Row,
  spanText,
  tableOf,
} from './manifest-html.ts';
import { manifestSettings } from './manifest-settings.ts';

/** `heading`: what the parts are under. */
export function manifestSections(facts: ManifestFacts, format: TimeFormat, heading: 'h2' | 'h3'): string {
  const titled = (title: string, part: string) => `<${heading}>${title}</${heading}>\n${part}`;
  return [
    titled('Recording', tableOf(recordingRows(facts, format))),
    ...othersPart(facts, format, titled),
    ...gapsPart(facts, format, titled),
    titled('Files', filesPart(facts, format)),
    titled('Settings', tableOf(manifestSettings(facts))),
    titled('Order', tableOf(orderRows(facts, format))),
  ].join('\n');
}

function recordingRows(facts: ManifestFacts, format: TimeFormat): readonly Row[] {
  const { requested, delivered, deliveredSeconds } = facts;
  const archive =
    facts.source === 'live' ? 'Live video' : (facts.archive ?? 'The default archive of the camera');
  return [
    ['Site', facts.site],
    ['System', `${facts.system.name} (${facts.system.id})`],
    ['Camera', `${facts.camera.name} (${facts.camera.id})`],
    ['Source', archive],
    ['Requested', requested === null ? NOT_KNOWN : spanText(requested, format)],
    ['Length requested', requested === null ? NOT_KNOWN : lengthText(requested.seconds)],
    ['Delivered', delivered === null ? NOT_KNOWN : deliveredText(delivered, format)],
    ['Length delivered', deliveredSeconds === null ? NOT_KNOWN : lengthText(deliveredSeconds)],
    ['Time zone of this page', facts.zone],
    ["Clock of the system against this computer's", offsetText(facts.clockOffsetMs)],
  ];
}

const deliveredText = (spans: readonly ManifestSpan[], format: TimeFormat): string =>
  spans.length === 0 ? 'Nothing' : spans.map((span) => spanText(span, format)).join('; ');

function offsetText(offset: number | null): string {
  if (offset === null) return 'Not measured';
  return `${(Math.abs(offset) / ONE_SECOND).toFixed(1)} s ${offset < 0 ? 'behind' : 'ahead'}`;
}

type Titled = (title: string, part: string) => string;

function othersPart({ others }: ManifestFacts, format: TimeFormat, titled: Titled): readonly string[] {
  if (others.length === 0) return [];
  const cells = ({ camera, requested }: ManifestPart) => [
    `${camera.name} (${camera.id})`,
    moment(requested.from, format),
    moment(requested.until, format),
    lengthText(requested.seconds),
  ];
  const heads = ['Camera', 'Requested from', 'Until', 'Length requested'];
  return [titled('Further cameras of the same export', listOf(heads, others.map(cells)))];
}

function gapsPart({ gaps }: ManifestFacts, format: TimeFormat, titled: Titled): readonly string[] {
  if (gaps === null) return [];
  if (gaps.length === 0) return ['<p>The archive held all of the range.</p>'];
  const rows = gaps.map((gap) => [
    moment(gap.from, format),
    moment(gap.until, format),
    lengthText(gap.seconds),
  ]);
  return [titled('Gaps: not recorded in the range', listOf(['From', 'Until', 'Length'], rows))];
}

function filesPart({ files, staysAt, system }: ManifestFacts, format: TimeFormat): string {
  if (staysAt !== null) {
    return tableOf([
      ['Stays on the server of', system.name],
      ['Folder there', staysAt === '' ? NOT_KNOWN : staysAt],
      ['Checksum', 'None: it was not downloaded'],
    ]);
  }
  if (files.length === 0) return '<p>None.</p>';
  const heads = ['File', 'Size', 'SHA-256 of the bytes as they arrived', 'Downloaded'];
  return listOf(
    heads,
    files.map((file) => fileCells(file, format)),
  );
}

function fileCells(
  { savedAs, nameAtSystem, bytes, sha256, downloadedAt }: ManifestFile,
  format: TimeFormat,
): readonly string[] {
  return [
    savedAs ?? `${nameAtSystem} (at the system; not downloaded)`,
    bytes === null ? NOT_KNOWN : `${byteText(bytes)} (${bytes} bytes)`,
    sha256 ?? NOT_KNOWN,
    downloadedAt === null ? 'No' : moment(downloadedAt, format),
  ];
}

function orderRows(facts: ManifestFacts, format: TimeFormat): readonly Row[] {
  const { id, nameAtSystem, orderedBy, orderedAt, readyAt } = facts.export;
  return [
    ['State', stateText(facts.export)],
    ['Ordered by', orderedBy ?? NOT_KNOWN],
    ['Ordered', moment(orderedAt, format)],
    ['Ready', momentOr(readyAt, format)],
    ['Name at the system', nameAtSystem ?? NOT_KNOWN],
    ['Name in Sightline', id],
    ['This page written', moment(facts.writtenAt, format)],
  ];
}

const STATES: { readonly [Kind in ManifestFacts['export']['state']]: string } = {
  queued: 'Not sent yet',
  submitting: 'Being ordered',
  waiting: 'Waits at the system',
  running: 'Being made',
  ready: 'Ready',
  failed: 'Failed',
  unknown: 'Not known how it ended',
  cancelling: 'Being cancelled',
  cancelled: 'Cancelled',
  needsSignIn: 'Waits for a sign-in',
  expired: 'The system has it no more',
  deleting: 'Being deleted at the system',
  deleted: 'Deleted at the system',
};

/** How an export stood, with what its system said: "Failed: Depot has no space left (disk full)" */
export function stateText({ state, failure }: ManifestFacts['export']): string {
  if (failure === null) return STATES[state];
  const said = failure.systemText === null ? '' : ` (${failure.systemText})`;
  return `${STATES[state]}: ${failure.text}${said}`;
}
