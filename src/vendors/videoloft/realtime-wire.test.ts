import { describe, expect, test } from 'vitest';
import { parseRealtimeMessage } from './realtime-wire.ts';

/** The document's two examples (§1.3.9), shortened. */
const SESSION = { uidd: '827029.20428', live: true, startt: 1613741672313, endt: null, status: 'live' };
const ALERT = {
  uid: '250843.27',
  id: 1613745105,
  rom: 1,
  startt: 1613745105000,
  enddt: 1613745117000,
  smx: '0a',
  aud: null,
  tz: 0,
  type: 'motion',
  has_hdstill: 0,
};
const session = { type: 'liveSession', data: SESSION };
const alert = { type: 'alert', data: ALERT };

const cameraOf = (data: object): string | undefined => {
  const read = parseRealtimeMessage({ type: 'liveSession', data });
  return read?.kind === 'liveSession' ? read.row.uidd : undefined;
};

describe('a realtime message (rule 17)', () => {
  test('of type liveSession is the status of a camera', () => {
    expect(parseRealtimeMessage(session)).toEqual({
      kind: 'liveSession',
      row: { owner: '827029', uidd: '827029.20428', fields: SESSION },
    });
  });

  test('of type alert is a row as the history has it, its end called enddt', () => {
    expect(parseRealtimeMessage(alert)).toMatchObject({
      kind: 'alert',
      uidd: '250843.27',
      row: { id: '1613745105', startt: 1613745105000, endt: 1613745117000, smx: '0a', rom: 1 },
    });
  });

  test.each([
    ['endtt before enddt', { endtt: 1, enddt: 2, endt: 3, end: 4 }, 1],
    ['enddt before endt', { enddt: 2, endt: 3, end: 4 }, 2],
    ['endt before end', { enddt: undefined, endt: 3, end: 4 }, 3],
    ['end last', { enddt: null, end: 4 }, 4],
  ])('ends an event under any of its names: %s (end endtt ?? enddt ?? endt ?? end)', (_, ends, endt) => {
    expect(parseRealtimeMessage({ type: 'alert', data: { ...ALERT, ...ends } })).toMatchObject({
      row: { endt },
    });
  });

  test('names an event alert or id (alert id alert ?? id)', () => {
    expect(parseRealtimeMessage({ type: 'alert', data: { ...ALERT, alert: 77 } })).toMatchObject({
      row: { id: '77' },
    });
  });

  test('may be wrapped in data, once more or twice', () => {
    expect(parseRealtimeMessage({ data: session })).toEqual(parseRealtimeMessage(session));
    expect(parseRealtimeMessage({ data: { data: alert } })).toEqual(parseRealtimeMessage(alert));
  });

  test.each([
    ['uidd alone', { uidd: '1.2' }, '1.2'],
    ['uid alone', { uid: '1.2' }, '1.2'],
    ['uidd before uid', { uidd: '1.2', uid: '3.4' }, '1.2'],
    ['uid when uidd is no name', { uidd: null, uid: '3.4' }, '3.4'],
    ['nobody, when only the owner is named', { uid: '12345' }, undefined],
    ['nobody, when the name is undefined', { uidd: 'undefined' }, undefined],
    ['nobody, when the name is markup', { uidd: '<b>1.2</b>' }, undefined],
    ['nobody, when the name has three parts', { uidd: '1.2.3' }, undefined],
    ['nobody, when there is no name', {}, undefined],
  ])('is about %s (uid/uidd: read uidd ?? uid)', (_, names, camera) => {
    expect(cameraOf({ status: 'live', ...names })).toBe(camera);
  });

  test('may be the errors that other calls give', () => {
    expect(parseRealtimeMessage({ errors: [{ '1.1': 'Not resident' }] })).toEqual({
      kind: 'errors',
      errors: [{ uidd: '1.1', text: 'Not resident' }],
    });
  });

  test.each([
    ['another type', { type: 'weather', data: { uidd: '1.1' } }],
    ['a type that is no text', { type: 5, data: { uidd: '1.1' } }],
    ['no data', { type: 'alert' }],
    ['data that is a list', { type: 'alert', data: [ALERT] }],
    ['an event without an end', { type: 'alert', data: { ...ALERT, enddt: null } }],
    ['an event without a start', { type: 'alert', data: { ...ALERT, startt: 'soon' } }],
    ['an event without an id', { type: 'alert', data: { ...ALERT, id: null } }],
    ['a wrapping without end', { data: { data: { data: { data: { data: session } } } } }],
    ['a list', [session]],
    ['a word', 'liveSession'],
    ['nothing', null],
  ])('means nothing with %s', (_, raw) => {
    expect(parseRealtimeMessage(raw)).toBeUndefined();
  });
});
