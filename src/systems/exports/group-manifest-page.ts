/** The manifest of a group for people: all of its exports at a glance, and each of them in full after that. */
import { createTimeFormat, type TimeFormat } from '../../core/time-zone.ts';
import type { GroupManifestFacts, ManifestFacts } from './manifest-facts.ts';
import {
  escaped,
  lengthText,
  listOf,
  moment,
  NOT_KNOWN,
  pageOf,
  spanText,
  tableOf,
} from './manifest-html.ts';
import { manifestSections, stateText } from './manifest-sections.ts';

/** The page of a group's manifest. */
export function groupManifestPage(facts: GroupManifestFacts): string {
  const { group, site, zone, writtenAt, exports } = facts;
  const format = createTimeFormat(zone, 'en-GB');
  const heads = ['Camera', 'System', 'Requested', 'Length requested', 'Length delivered', 'State', 'Files'];
  const body = `<h1>Export manifest</h1>
<p>${escaped(group.name)}</p>
${tableOf([
  ['Site', site],
  ['Exports', String(exports.length)],
  ['Time zone of this page', zone],
  ['Name of the group in Sightline', group.id],
  ['This page written', moment(writtenAt, format)],
])}
<h2>All exports</h2>
${listOf(
  heads,
  exports.flatMap((one) => overviewRows(one, format)),
)}
${exports.map((one) => exportPart(one, format)).join('\n')}`;
  return pageOf(`Export manifest: ${group.name}`, body);
}

/** A row for each camera of an export. */
function overviewRows(facts: ManifestFacts, format: TimeFormat): readonly (readonly string[])[] {
  const { camera, system, requested, deliveredSeconds } = facts;
  const [state, files] = [stateText(facts.export), filesText(facts)];
  const first = [
    camera.name,
    system.name,
    requested === null ? NOT_KNOWN : spanText(requested, format),
    requested === null ? NOT_KNOWN : lengthText(requested.seconds),
    deliveredSeconds === null ? NOT_KNOWN : lengthText(deliveredSeconds),
    state,
    files,
  ];
  const others = facts.others.map((other) => [
    other.camera.name,
    system.name,
    spanText(other.requested, format),
    lengthText(other.requested.seconds),
    NOT_KNOWN,
    state,
    files,
  ]);
  return [first, ...others];
}

/** "3 of 4 downloaded", or where they stay. */
function filesText({ files, staysAt, system }: ManifestFacts): string {
  if (staysAt !== null) {
    return `Stays on the server of ${system.name}${staysAt === '' ? '' : `: ${staysAt}`}`;
  }
  const saved = files.filter(({ savedAs }) => savedAs !== null).length;
  return files.length === 0 ? 'None' : `${saved} of ${files.length} downloaded`;
}

const exportPart = (facts: ManifestFacts, format: TimeFormat): string =>
  `<h2>${escaped(`${camerasText(facts)}, ${facts.system.name}`)}</h2>
${manifestSections(facts, format, 'h3')}`;

const camerasText = ({ camera, others }: ManifestFacts): string =>
  others.length === 0 ? camera.name : `${camera.name} and ${others.length} more`;
