import { describe, expect, it } from 'vitest';
import { redactText, redactUrl } from './redact.ts';

const TOKEN = 'MTIzNDU6MTU0MDgxMDU0MjoxMjAwOjA6TCxXLEI*do-tI6nPBpo9evgs4dVQkkZhJFXizpAm32KlFqNWL_cK_oOTGi2';

describe('redaction', () => {
  it('hides tokens and credentials in a query', () => {
    expect(redactUrl(`https://l.example/alert?uid=1.2&token=${TOKEN}&limit=20`)).toBe(
      'https://l.example/alert?uid=1.2&token=•••&limit=20',
    );
    expect(redactUrl('https://a.example/login?email=a@b.example&password=x')).toBe(
      'https://a.example/login?email=•••&password=•••',
    );
    expect(redactUrl(`https://w.example/p.m3u8?userToken=abc`)).toBe(
      'https://w.example/p.m3u8?userToken=•••',
    );
  });

  it('hides a token in a path and keeps ids, files and long host names', () => {
    const host = 'uswest2-logger-1515079812-i-06551d700ae2c0ea2.manything.com';
    expect(redactUrl(`https://${host}/alertthumb/12345.63/1540565930/${TOKEN}`)).toBe(
      `https://${host}/alertthumb/12345.63/1540565930/•••`,
    );
  });

  it('hides user names in front of a host', () => {
    expect(redactUrl('https://me:secret@host.example/x')).toBe('https://host.example/x');
  });

  it('hides secrets in JSON, headers and addresses within a text', () => {
    expect(redactText(`{"authToken":"${TOKEN}","uid":12}`)).toBe('{"authToken":•••,"uid":12}');
    expect(redactText(`Authorization: ManythingToken ${TOKEN}`)).not.toContain('do-tI6n');
    expect(redactText(`failed at https://l.example/a?token=${TOKEN} twice`)).toBe(
      'failed at https://l.example/a?token=••• twice',
    );
  });

  it('cuts a text that would not fit a dialog', () => {
    expect(redactText('no '.repeat(1_000)).length).toBeLessThan(600);
  });
});
