import { beforeEach, describe, expect, test } from 'vitest';
import { createDeviceFlag, type DeviceFlag } from '../../platform/device-flag.ts';
import { createMemoryFlag } from '../../testing/memory-storage.ts';
import { createKeptCookie, type KeptCookie } from './kept-cookie.ts';
import { createServers, type Servers } from './servers.ts';

const FIRST = 'https://auth1.manything.com';
const REGION = 'https://euwest1-auth-1.manything.com';

let flag: DeviceFlag;
let servers: Servers;
/** Where cookies were to be taken away. */
let forgotten: string[];
/** Where the proxy does not do it. */
let refusing: readonly string[];

beforeEach(() => {
  flag = createMemoryFlag();
  servers = createServers(new URL(FIRST));
  forgotten = [];
  refusing = [];
});

const make = (direct = false, kept = flag): KeptCookie =>
  createKeptCookie({
    flag: kept,
    servers,
    direct,
    http: {
      forgetCookies: ({ href, origin }) => {
        forgotten.push(href);
        return refusing.includes(origin) ? Promise.reject(new Error('No proxy')) : Promise.resolve();
      },
    },
  });

describe('the server whose cookie is kept', () => {
  test('is the one that was remembered, also by a later page', () => {
    expect(make().server()).toBeUndefined();
    expect(make().remember(new URL(`${REGION}/login`))).toBe(true);
    expect(make().server()?.origin).toBe(REGION);
    expect(flag.read()).toBe(REGION);
  });

  test('is none past the proxy', () => {
    flag.set(REGION);
    expect([make(true).offered, make(true).server()]).toEqual([false, undefined]);
    expect(make().offered).toBe(true);
  });

  test('is none when a browser does not keep the mark, and whoever asks is told', () => {
    const refusingFlag = createDeviceFlag('depot', () => {
      throw new DOMException('Storage is forbidden.', 'SecurityError');
    });
    expect(make(false, refusingFlag).remember(new URL(REGION))).toBe(false);
  });

  test.each(['https://evil.example', 'https://auth1.anything.com', `evil ${REGION}x`, '', 'yes'])(
    'is never a stranger: %j',
    (text) => {
      flag.set(text);
      expect(make().server()).toBeUndefined();
    },
  );

  test('is none while a cookie is only expected', () => {
    const cookie = make();
    cookie.expect();
    expect(cookie.server()).toBeUndefined();
    cookie.remember(new URL(REGION));
    expect(cookie.server()?.origin).toBe(REGION);
  });
});

describe('forgetting', () => {
  test('asks for every authenticator, below the call that sets cookies', async () => {
    servers.authenticator(REGION);
    await make().forget();
    expect(forgotten).toEqual([`${FIRST}/login`, `${REGION}/login`]);
  });

  test('asks for the server of the mark, too, which no reply of this page named', async () => {
    flag.set(REGION);
    await make().forget();
    expect(forgotten).toContain(`${REGION}/login`);
    expect(flag.isSet()).toBe(false);
  });

  test('signs nobody in from its beginning', () => {
    flag.set(REGION);
    const cookie = make();
    void cookie.forget();
    expect(cookie.server()).toBeUndefined();
    expect(make().server()).toBeUndefined();
  });

  test('that fails is finished by a later page', async () => {
    flag.set(REGION);
    refusing = [REGION];
    await make().forget();
    expect(flag.isSet()).toBe(true);
    refusing = [];
    forgotten = [];
    servers = createServers(new URL(FIRST));
    await make().finish();
    expect(forgotten).toContain(`${REGION}/login`);
    expect(flag.isSet()).toBe(false);
  });

  test('leaves no mark where there was none: that nothing was kept is no reason to come back', async () => {
    refusing = [FIRST];
    await make().forget();
    expect(flag.isSet()).toBe(false);
  });

  test('leaves the mark of a sign-in that came meanwhile', async () => {
    flag.set(REGION);
    const cookie = make();
    const work = cookie.forget();
    cookie.remember(new URL(REGION));
    await work;
    expect(cookie.server()?.origin).toBe(REGION);
  });

  test('asks nobody past the proxy, and clears the mark', async () => {
    flag.set(REGION);
    await make(true).forget();
    expect([forgotten, flag.isSet()]).toEqual([[], false]);
  });
});

describe('finishing', () => {
  test('leaves alone what is kept', async () => {
    flag.set(REGION);
    await make().finish();
    expect([forgotten, flag.read()]).toEqual([[], REGION]);
  });

  test('has nothing to do where there is no mark', async () => {
    await make().finish();
    expect(forgotten).toEqual([]);
  });

  test('takes away what was expected and never remembered', async () => {
    servers.authenticator(REGION);
    make().expect();
    await make().finish();
    expect(forgotten).toContain(`${REGION}/login`);
    expect(flag.isSet()).toBe(false);
  });

  test('clears a mark that this configuration cannot use', async () => {
    flag.set('https://old.example');
    await make().finish();
    expect(flag.isSet()).toBe(false);
    expect(forgotten).toEqual([`${FIRST}/login`]);
  });
});
