import { describe, expect, test } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import { FOLDER, FROM, SPAN, UNTIL } from '../../testing/vdg-orders.ts';
import { LARGEST, NORTH } from '../../testing/vdg-wire.ts';
import type { NativeTicket } from './export-ticket.ts';
import { isEntryOf, type NativeEntry, readNativeEntries, toNativeStatus } from './native-status.ts';
import { parseXml } from './xml-reader.ts';

const system = connectionId('harbourside');
/** The second camera is three times as long. */
const ticket: NativeTicket = {
  kind: 'native',
  exportId: '3',
  sentAt: FROM,
  parts: [
    { serverId: NORTH, deviceId: '1', span: { from: FROM, until: epochMs(FROM + ONE_MINUTE) } },
    { serverId: LARGEST, deviceId: '2', span: { from: FROM, until: epochMs(FROM + 3 * ONE_MINUTE) } },
  ],
  folder: FOLDER,
};
const [first = { serverId: '', deviceId: '', span: SPAN }] = ticket.parts;

const iso = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '');
interface Told {
  readonly id?: string;
  readonly path?: string | undefined;
  readonly status?: string;
  /** Progress and status of each camera. */
  readonly devices?: readonly (readonly [progress: string, status: string])[];
  readonly edit?: (xml: string) => string;
}

function reply({
  id = '3',
  path = FOLDER,
  status = 'busy',
  devices = [],
  edit = (xml) => xml,
}: Told): string {
  const rows = ticket.parts.map(({ serverId, deviceId, span }, index) => {
    const [progress = '0', state = ''] = devices[index] ?? [];
    return `<device><serverid>${serverId}</serverid><deviceid>${deviceId}</deviceid><starttime>${iso(span.from)}</starttime><endtime>${iso(span.until)}</endtime><progress>${progress}</progress><status>${state}</status></device>`;
  });
  return edit(
    `<result errorcode="0"><exports count="1"><export><exportid>${id}</exportid><path>${path}</path><status>${status}</status><bandwidth>0</bandwidth><devices>${rows.join('')}</devices></export></exports></result>`,
  );
}

function entryOf(told: Told): NativeEntry {
  const [entry] = readNativeEntries(parseXml(reply(told)));
  if (entry === undefined) throw new Error('The reply has no export.');
  return entry;
}
const statusOf = (told: Told) => toNativeStatus(entryOf(told), ticket, system);
const isOwn = (told: Told) => isEntryOf(entryOf(told), ticket);

describe('an entry is the export of a ticket', () => {
  test.each<[why: string, told: Told]>([
    ['with its number, cameras, times and folder', {}],
    [
      'with tags in capitals and in another order',
      { edit: (xml) => xml.replaceAll(/<(\/?)serverid/g, '<$1ServerID') },
    ],
    ['with tags that nobody knows', { edit: (xml) => xml.replaceAll('<devices>', '<x><y/></x><devices>') }],
    [
      'with its cameras in another order',
      { edit: (xml) => xml.replace(/(<device>.*?<\/device>)(<device>.*?<\/device>)/, '$2$1') },
    ],
    ['with times to the second', { edit: (xml) => xml.replaceAll('.007', '') }],
    ['with a folder in other capitals and slashes', { path: 'd:/exports/CASE 1184/' }],
    ['without a folder', { edit: (xml) => xml.replace(/<path>.*<\/path>/, '') }],
  ])('%s', (_, told) => {
    expect(isOwn(told)).toBe(true);
  });

  test.each<[why: string, told: Told]>([
    ['with another number', { id: '4' }],
    ['with another folder', { path: 'D:\\Exports\\Case 1185' }],
    ['with another server', { edit: (xml) => xml.replace(NORTH, LARGEST) }],
    [
      'with a server that only a JavaScript number would take for it',
      { edit: (xml) => xml.replace(NORTH, '7015498111931795224') },
    ],
    ['with another device', { edit: (xml) => xml.replace('<deviceid>1<', '<deviceid>9<') }],
    ['with another begin', { edit: (xml) => xml.replace(iso(FROM), iso(FROM - ONE_MINUTE)) }],
    ['with another end', { edit: (xml) => xml.replace(iso(FROM + ONE_MINUTE), iso(UNTIL)) }],
    ['with a time that is none', { edit: (xml) => xml.replace(iso(FROM), 'soon') }],
    ['without one of its cameras', { edit: (xml) => xml.replace(/<device>.*?<\/device>/, '') }],
    ['with a camera more', { edit: (xml) => xml.replace(/(<device>.*?<\/device>)/, '$1$1') }],
    ['without cameras', { edit: (xml) => xml.replace(/<devices>.*<\/devices>/, '') }],
  ])('not %s', (_, told) => {
    expect(isOwn(told)).toBe(false);
  });

  test('not twice of the same camera where two were sent', () => {
    const both = { ...ticket, parts: [first, first] };
    const twice = entryOf({
      edit: (xml) => xml.replace(/(<device>.*?<\/device>)<device>.*?<\/device>/, '$1$1'),
    });
    expect(isEntryOf(twice, both)).toBe(true);
    expect(isEntryOf(twice, ticket)).toBe(false);
    expect(isEntryOf(entryOf({}), both)).toBe(false);
  });
});

test('a reply without exports has none', () => {
  expect(readNativeEntries(parseXml('<result errorcode="0"/>'))).toEqual([]);
  expect(readNativeEntries(parseXml('<result errorcode="0"><exports count="0"/></result>'))).toEqual([]);
});

describe('the word of the export counts first', () => {
  test.each([
    ['pending', 'waiting'],
    ['Queued', 'waiting'],
    ['Not started', 'waiting'],
    ['busy', 'running'],
    ['In Progress', 'running'],
    ['finished', 'ready'],
    ['COMPLETED', 'ready'],
    ['failed', 'failed'],
    ['cancelled', 'failed'],
    // In no list of words.
    ['verarbeitet', 'running'],
    ['2', 'running'],
    ['', 'running'],
  ])('"%s" is %s', (status, kind) => {
    expect(statusOf({ status }).kind).toBe(kind);
  });

  test('what is ready has no files that could be downloaded', () => {
    expect(statusOf({ status: 'finished' })).toEqual({ kind: 'ready', files: [] });
  });
});

describe('where that says nothing, the words of its cameras do', () => {
  test.each<[devices: NonNullable<Told['devices']>, kind: string]>([
    [
      [
        ['0', 'pending'],
        ['0', 'pending'],
      ],
      'waiting',
    ],
    [
      [
        ['100', 'finished'],
        ['0', 'pending'],
      ],
      'running',
    ],
    [
      [
        ['100', 'finished'],
        ['40', 'busy'],
      ],
      'running',
    ],
    [
      [
        ['100', 'finished'],
        ['100', 'finished'],
      ],
      'ready',
    ],
    [
      [
        ['100', 'finished'],
        ['40', 'failed'],
      ],
      'failed',
    ],
    [
      [
        ['100', 'odd'],
        ['100', 'odd'],
      ],
      'ready',
    ],
    [
      [
        ['100', 'odd'],
        ['99', 'odd'],
      ],
      'running',
    ],
    [
      [
        ['1', 'odd'],
        ['1', 'odd'],
      ],
      'running',
    ],
  ])('%j is %s', (devices, kind) => {
    expect(statusOf({ status: 'odd', devices }).kind).toBe(kind);
  });

  test('an export that calls itself finished with a camera that failed has failed, and says which', () => {
    const status = statusOf({
      status: 'finished',
      devices: [
        ['100', 'finished'],
        ['12', 'failed'],
      ],
    });
    expect(status.kind === 'failed' && status.failure.facts).toMatchObject({
      code: 'serverError',
      system,
      vendorText: expect.stringContaining('"finished", camera 2 "failed"'),
    });
  });

  test('what the server says is cut', () => {
    const { devices, ...entry } = entryOf({ status: 'failed', devices: [['0', 'failed']] });
    const many = { ...entry, devices: Array.from({ length: 100 }, () => devices.slice(0, 1)).flat() };
    const status = toNativeStatus(many, ticket, system);
    expect(status.kind === 'failed' && status.failure.facts.vendorText).toHaveLength(300);
  });
});

describe('progress', () => {
  test.each<[devices: NonNullable<Told['devices']>, progress: number | undefined]>([
    // By the lengths of the cameras, 1 to 3.
    [
      [
        ['100', ''],
        ['0', ''],
      ],
      0.25,
    ],
    [
      [
        ['0', ''],
        ['100', ''],
      ],
      0.75,
    ],
    [
      [
        ['50', ''],
        ['50', ''],
      ],
      0.5,
    ],
    [
      [
        ['50 %', ''],
        ['50%', ''],
      ],
      0.5,
    ],
    [
      [
        ['12.5', ''],
        ['12.5', ''],
      ],
      0.125,
    ],
    [
      [
        ['0', ''],
        ['0', ''],
      ],
      0,
    ],
    // One percent, or all of it.
    [
      [
        ['1', ''],
        ['1', ''],
      ],
      undefined,
    ],
    [
      [
        ['0.4', ''],
        ['0.4', ''],
      ],
      undefined,
    ],
    [
      [
        ['150', ''],
        ['0', ''],
      ],
      undefined,
    ],
    [
      [
        ['-1', ''],
        ['50', ''],
      ],
      undefined,
    ],
    [
      [
        ['', ''],
        ['50', ''],
      ],
      undefined,
    ],
    [
      [
        ['half', ''],
        ['50', ''],
      ],
      undefined,
    ],
    [
      [
        ['1e1', ''],
        ['50', ''],
      ],
      undefined,
    ],
  ])('of %j is %j', (devices, progress) => {
    expect(statusOf({ status: 'busy', devices })).toEqual({ kind: 'running', progress });
  });

  test('of cameras that the server does not tell is unknown', () => {
    const entry = { ...entryOf({ status: 'busy' }), devices: [] };
    expect(toNativeStatus(entry, ticket, system)).toEqual({ kind: 'running', progress: undefined });
  });
});
