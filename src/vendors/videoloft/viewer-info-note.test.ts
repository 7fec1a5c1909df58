import { describe, expect, test } from 'vitest';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import { createMemoryNote } from '../../testing/memory-storage.ts';
import { createServers } from './servers.ts';
import { createViewerInfoNote, type DatedInfo } from './viewer-info-note.ts';

const NOW = epochMs(1_789_563_000_000);
const ago = (minutes: number) => epochMs(NOW - minutes * ONE_MINUTE);
const dated = (uidd: string, at = NOW): DatedInfo => ({
  at,
  info: {
    uidd,
    logger: new URL('https://logger-a.manything.com'),
    wowza: new URL('https://wowza-a.manything.com'),
    streamname: `${uidd}_39039-nr`,
    deviceType: 'ipcam201701',
    about: { cloudRecording: true, appVersion: '1', language: 'en', phoneid: 'SERIAL-1', permissions: ['r'] },
  },
});

function make(first = 'https://auth1.manything.com') {
  const seat = createMemoryNote();
  const servers = createServers(new URL(first));
  return { seat, servers, note: createViewerInfoNote(seat, servers) };
}

describe('the note of cameras’ servers', () => {
  test('gives back what was noted, with the time at which it was asked', () => {
    const { note } = make();
    note.write('7', [dated('1.1', ago(3)), dated('1.2')]);
    const read = note.read('7', NOW);
    expect([...read.keys()].toSorted()).toEqual(['1.1', '1.2']);
    expect(read.get('1.1')).toEqual({ at: ago(3), info: { ...dated('1.1').info, about: undefined } });
  });

  test('holds no serial number and nothing else that nobody needs to play', () => {
    const { note, seat } = make();
    note.write('7', [dated('1.1')]);
    expect(seat.read()).not.toMatch(/SERIAL|about|language/);
  });

  test('is not read ten minutes after the question, nor before it', () => {
    const { note } = make();
    note.write('7', [dated('1.1', ago(10)), dated('1.2', ago(9.99)), dated('1.3', epochMs(NOW + 1))]);
    expect([...note.read('7', NOW).keys()]).toEqual(['1.2']);
  });

  test('is not for another account, and is gone when one looks', () => {
    const { note, seat } = make();
    note.write('7', [dated('1.1')]);
    expect(note.read('8', NOW).size).toBe(0);
    expect(seat.read()).toBeUndefined();
  });

  test('keeps the newest 200', () => {
    const { note } = make();
    note.write(
      '7',
      Array.from({ length: 300 }, (_, index) => dated(`1.${index}`, epochMs(NOW - index))),
    );
    const read = note.read('7', NOW);
    expect(read.size).toBe(200);
    expect(read.has('1.199')).toBe(true);
  });

  test('names no server that the connection would not be given now', () => {
    const { note, seat, servers } = make();
    const row = (uidd: string, logger: string) => ({ uidd, at: NOW, logger });
    const rows = [
      row('1.1', 'http://logger-a.manything.com'),
      row('1.2', 'https://logger.anything.com'),
      row('1.3', 'https://u:p@logger-a.manything.com'),
      row('1.4', 'logger-b.manything.com'),
    ];
    seat.write(JSON.stringify({ uid: '7', servers: rows }));
    expect([...note.read('7', NOW).keys()]).toEqual(['1.4']);
    expect(servers.isOwn(new URL('https://logger.anything.com'))).toBe(false);
  });

  test('makes its servers known, so that they may be given a token', () => {
    const { note, seat, servers } = make();
    const rows = [{ uidd: '1.1', at: NOW, logger: 'https://logger.depot.example', wowza: 'x y' }];
    seat.write(JSON.stringify({ uid: '7', servers: rows }));
    expect(note.read('7', NOW).get('1.1')?.info.wowza).toBeUndefined();
    expect(servers.isOwn(new URL('https://logger.depot.example'))).toBe(true);
  });

  test.each([
    '',
    'x',
    'null',
    '[]',
    '{"uid":"7"}',
    '{"uid":"7","servers":{}}',
    '{"uid":"7","servers":[null,5,{"uidd":"1.1"},{"uidd":"1.1","at":"x","logger":"a"},{"uidd":{},"at":1}]}',
  ])('is empty when it is %j', (text) => {
    const { note, seat } = make();
    seat.write(text);
    expect(note.read('7', NOW).size).toBe(0);
  });
});
