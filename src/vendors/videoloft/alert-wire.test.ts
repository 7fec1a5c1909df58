import { describe, expect, test } from 'vitest';
import { parseAlertReply } from './alert-wire.ts';

const CAMERA = '250843.27';
const row = {
  alert: 1540567080,
  deviceid: 27,
  startt: 1540567076000,
  endtt: 1540567097000,
  rom: 1,
  smx: '07',
  aud: null,
  tz: 1,
  type: 'motion',
  has_hdstill: 0,
  end: 1540567097000,
};
const read = (...rows: unknown[]) => parseAlertReply(CAMERA, { result: rows });

describe('a page of events', () => {
  test('has rows as the document shows them (§1.3.1)', () => {
    expect(read(row)?.rows).toEqual([
      {
        id: '1540567080',
        startt: 1540567076000,
        endt: 1540567097000,
        type: 'motion',
        smx: '07',
        aud: undefined,
        tz: 1,
        rom: 1,
      },
    ]);
  });

  test('takes the names of the realtime example: id, enddt and a uid with the device (§1.3.9)', () => {
    const other = { uid: CAMERA, id: 1613745105, startt: 1613745105000, enddt: 1613745117000 };
    expect(read(other)?.rows).toMatchObject([{ id: '1613745105', endt: 1613745117000 }]);
  });

  test('prefers alert to id, and endtt to its other spellings', () => {
    const many = { ...row, id: 1, enddt: 2, endt: 3, end: 4 };
    expect(read(many)?.rows).toMatchObject([{ id: '1540567080', endt: 1540567097000 }]);
    const { endtt: _, ...without } = { ...row, endt: 3 };
    expect(read(without)?.rows).toMatchObject([{ endt: 3 }]);
  });

  test('takes numbers that come as text', () => {
    const text = { alert: '9007199254740993', startt: '1540567076000', endtt: '1540567097000', tz: '-3.5' };
    expect(read(text)?.rows).toMatchObject([{ id: '9007199254740993', startt: 1540567076000, tz: -3.5 }]);
  });

  test('drops and counts what has no id, start or end', () => {
    const { alert: _a, ...noId } = row;
    const { startt: _s, ...noStart } = row;
    const reply = read(row, noId, noStart, { alert: 1, startt: 1 }, null, 'x', {
      ...row,
      alert: 'undefined',
    });
    expect(reply?.rows).toHaveLength(1);
    expect(reply?.dropped).toBe(6);
  });

  test('drops an event of another camera, and keeps one that names its owner only', () => {
    const reply = read({ ...row, uidd: '250843.28' }, { ...row, uid: '1.27' }, { ...row, uid: '250843' });
    expect(reply).toMatchObject({ dropped: 2, rows: [{ id: '1540567080' }] });
  });

  test('may be a bare list', () => {
    expect(parseAlertReply(CAMERA, [row])?.rows).toHaveLength(1);
  });

  test.each([undefined, null, 'x', {}, { result: {} }, { result: null }, { error: 'No' }])(
    'is no page: %j',
    (body) => {
      expect(parseAlertReply(CAMERA, body)).toBeUndefined();
    },
  );
});
