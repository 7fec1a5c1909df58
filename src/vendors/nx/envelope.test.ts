import { describe, expect, test } from 'vitest';
import { readError, readReply } from './envelope.ts';

describe('an answer', () => {
  test('in an envelope is its reply, whether the number is text or not', () => {
    expect(readReply({ error: '0', errorString: '', reply: { id: 'x' } })).toEqual({
      ok: true,
      reply: { id: 'x' },
    });
    expect(readReply({ error: 0, errorString: '', reply: [1] })).toEqual({ ok: true, reply: [1] });
  });

  test('without an envelope is the bare object that the document shows for the camera calls', () => {
    const status = { success: true, locked: true, consuming: false, token: '{t}', progress: 0 };
    expect(readReply(status)).toEqual({ ok: true, reply: status });
  });

  test('of /ec2/get* is a bare array', () => {
    expect(readReply([])).toEqual({ ok: true, reply: [] });
  });

  test('with a field "error" of its own is no envelope', () => {
    for (const body of [
      { error: 'boom', status: 'x' },
      { error: '3' },
      { error: null, reply: 1 },
      { error: '', errorString: '' },
    ]) {
      expect(readReply(body)).toEqual({ ok: true, reply: body });
    }
  });

  test.each([[undefined], [null], [''], ['text'], [12], [true]])('of %j is what it is', (body) => {
    expect(readReply(body)).toEqual({ ok: true, reply: body });
  });

  test('without a reply in its envelope is undefined', () => {
    expect(readReply({ error: '0', errorString: '' })).toEqual({ ok: true, reply: undefined });
  });
});

describe('an error', () => {
  test('has its number, its text, and its reply where that is a word', () => {
    expect(readReply({ error: '3', errorString: 'No space', reply: 'noFreeSpace' })).toEqual({
      ok: false,
      error: { number: 3, word: 'noFreeSpace', text: 'No space' },
    });
  });

  test('names itself where the reply is no word', () => {
    expect(readReply({ error: 9, errorId: 'notFound', errorString: 'No camera', reply: {} })).toMatchObject({
      error: { number: 9, word: 'notFound', text: 'No camera' },
    });
    expect(readReply({ error: '2', errorString: '', reply: 'A sentence is no word.' })).toEqual({
      ok: false,
      error: { number: 2, word: undefined, text: undefined },
    });
  });

  test('of wrong types in its fields is still one', () => {
    expect(readReply({ error: '6', errorString: { a: 1 }, errorId: 7, reply: null })).toEqual({
      ok: false,
      error: { number: 6, word: undefined, text: undefined },
    });
  });

  test('is read out of a body, and nothing is out of pages, halves and successes', () => {
    expect(readError('{"error":"4","errorString":"Forbidden"}')).toMatchObject({
      number: 4,
      text: 'Forbidden',
    });
    for (const body of [
      '',
      '<html></html>',
      '{"error":"3","errorStr',
      '{"error":"0","reply":{}}',
      'null',
      '[]',
    ]) {
      expect(readError(body)).toBeUndefined();
    }
  });
});
