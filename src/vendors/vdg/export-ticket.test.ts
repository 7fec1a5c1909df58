import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { FOLDER, FROM, SPAN } from '../../testing/vdg-orders.ts';
import { LARGEST, NORTH } from '../../testing/vdg-wire.ts';
import { type ClipTicket, type NativeTicket, parseTicket, ticketText } from './export-ticket.ts';

const native: NativeTicket = {
  kind: 'native',
  exportId: '7',
  sentAt: epochMs(FROM + 5),
  parts: [
    { serverId: NORTH, deviceId: '1', span: SPAN },
    { serverId: LARGEST, deviceId: LARGEST, span: SPAN },
  ],
  folder: `${FOLDER} "Süd"`,
};
const clip: ClipTicket = {
  kind: 'clip',
  clipId: LARGEST,
  sentAt: FROM,
  part: { serverId: NORTH, deviceId: '1', span: SPAN },
};

test.each([native, clip])('a ticket comes back as it was, with its ids to the last digit', (ticket) => {
  expect(parseTicket(ticketText(ticket))).toEqual(ticket);
});

test('it names number, moment, devices, times and folder', () => {
  expect(JSON.parse(ticketText(native))).toEqual({
    kind: 'native',
    exportid: '7',
    sentAt: FROM + 5,
    devices: [
      { serverid: NORTH, deviceid: '1', from: SPAN.from, until: SPAN.until },
      { serverid: LARGEST, deviceid: LARGEST, from: SPAN.from, until: SPAN.until },
    ],
    folder: `${FOLDER} "Süd"`,
  });
});

describe('no ticket is', () => {
  const good = (): Record<string, unknown> => ({ ...JSON.parse(ticketText(native)) });
  test.each<[what: string, text: string]>([
    ['nothing', ''],
    ['a number', '7'],
    ['text', 'job-1'],
    ['a list', '[]'],
    ['half of one', ticketText(native).slice(0, -2)],
    ['one of another kind', JSON.stringify({ ...good(), kind: 'other' })],
    ['one without its number', JSON.stringify({ ...good(), exportid: '' })],
    ['one with a number that is none of text', JSON.stringify({ ...good(), exportid: 7 })],
    ['one without its moment', JSON.stringify({ ...good(), sentAt: 'now' })],
    ['one without devices', JSON.stringify({ ...good(), devices: undefined })],
    ['one with a device of nothing', JSON.stringify({ ...good(), devices: [null] })],
  ])('%s', (_, text) => {
    expect(parseTicket(text)).toBeUndefined();
  });
});
