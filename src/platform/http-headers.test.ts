import { expect, test } from 'vitest';
import { connectionId } from '../core/ids.ts';
import { systemClock } from './clock.ts';
import { createHealthMonitor } from './health-monitor.ts';
import { createHttp, type HttpRequest } from './http.ts';

/** What reaches the network of a connection with headers of its own. */
async function sent(more: Partial<HttpRequest>, headers: Record<string, string> = {}): Promise<Request> {
  const seen: Request[] = [];
  const http = createHttp({
    system: connectionId('quay'),
    clock: systemClock,
    health: createHealthMonitor(systemClock),
    address: ({ href }) => href,
    online: () => true,
    headers,
    fetch: (input, init) => {
      seen.push(new Request(input, init));
      return Promise.resolve(new Response());
    },
  });
  await http.send({ operation: 'test', url: new URL('http://quay.example/command'), ...more });
  const [request] = seen;
  if (request === undefined) throw new Error('Nothing was sent.');
  return request;
}

test('XML goes out as XML', async () => {
  const request = await sent({ method: 'POST', xml: '<a>ü</a>' });
  expect(request.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await request.text()).toBe('<a>ü</a>');
});

test('a request carries the headers of its connection, but for those that it sets itself', async () => {
  const request = await sent({ headers: { 'x-one': '1' } }, { 'X-Sense-Key': 'harbour', 'X-One': '2' });
  expect(request.headers.get('x-sense-key')).toBe('harbour');
  expect(request.headers.get('x-one')).toBe('1');
});
