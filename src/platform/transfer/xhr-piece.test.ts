import { expect, test, vi } from 'vitest';
import { createXhrPiece } from './xhr-piece.ts';

/** A request object of a browser, as far as it is used. */
class FakeXhr extends EventTarget {
  readonly upload = new EventTarget();
  readonly sent: unknown[] = [];
  readonly headers: [string, string][] = [];
  status = 0;
  responseText = '';
  answerHeaders = '';
  open = (method: string, address: string) => this.sent.push(`${method} ${address}`);
  setRequestHeader = (name: string, value: string) => this.headers.push([name, value]);
  getAllResponseHeaders = () => this.answerHeaders;
  send = (body: unknown) => this.sent.push(body);
  abort = vi.fn();
}

const isXhr = (value: unknown): value is XMLHttpRequest => value instanceof FakeXhr;

function send(prepare: (xhr: FakeXhr) => void = () => undefined) {
  const xhr = new FakeXhr();
  prepare(xhr);
  const listener = { moved: vi.fn(), sent: vi.fn(), answered: vi.fn(), broke: vi.fn() };
  const create = () => {
    if (isXhr(xhr)) return xhr;
    throw new TypeError('Not a request.');
  };
  const body = new Blob(['abcd']);
  const request = { address: '/proxy/7', method: 'PUT', headers: { 'content-type': 'text/x' } } as const;
  const stop = createXhrPiece(create)(request, body, listener);
  return { xhr, listener, stop, body };
}

test('the piece goes out as it is, with its headers', () => {
  const { xhr, body } = send();
  expect(xhr.sent).toEqual(['PUT /proxy/7', body]);
  expect(xhr.headers).toEqual([['content-type', 'text/x']]);
});

test('what has left is told, then the answer with its headers in lower case', () => {
  const { xhr, listener } = send();
  xhr.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 3 }));
  xhr.upload.dispatchEvent(new Event('load'));
  xhr.status = 500;
  xhr.responseText = 'no';
  xhr.answerHeaders = 'X-Auth-Result: Auth_Required: now\r\nRetry-After: 5\r\n';
  xhr.dispatchEvent(new Event('load'));
  expect(listener.moved).toHaveBeenCalledWith(3);
  expect(listener.sent).toHaveBeenCalledOnce();
  expect(listener.answered).toHaveBeenCalledExactlyOnceWith({
    status: 500,
    body: 'no',
    headers: { 'x-auth-result': 'Auth_Required: now', 'retry-after': '5' },
  });
  expect(listener.broke).not.toHaveBeenCalled();
});

test('a connection that breaks and an answer without a status are told as broken', () => {
  const one = send();
  one.xhr.dispatchEvent(new Event('error'));
  expect(one.listener.broke).toHaveBeenCalledOnce();
  const other = send();
  other.xhr.dispatchEvent(new Event('load'));
  expect(other.listener.broke).toHaveBeenCalledOnce();
  expect(other.listener.answered).not.toHaveBeenCalled();
});

test('an address that the browser refuses is told as broken, not thrown', () => {
  const { listener } = send((xhr) => {
    xhr.open = () => {
      throw new DOMException('no', 'SyntaxError');
    };
  });
  expect(listener.broke).toHaveBeenCalledOnce();
});

test('a long answer is cut to what is needed to understand it', () => {
  const { xhr, listener } = send();
  xhr.status = 502;
  xhr.responseText = 'x'.repeat(1_000_000);
  xhr.dispatchEvent(new Event('load'));
  const [answer] = listener.answered.mock.calls[0] ?? [];
  expect(answer.body.length).toBeLessThan(20_000);
});

test('stopping aborts the request', () => {
  const { xhr, stop } = send();
  stop();
  expect(xhr.abort).toHaveBeenCalledOnce();
});
