import { describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { tokenLife } from './token.ts';

const TWENTY_MINUTES = ms(20 * ONE_MINUTE);
const token = (text: string) => `${btoa(text)}*signature-_.`;

describe('the life of a token', () => {
  test('stands in its text', () => {
    expect(tokenLife(token('341025:1540810542:600:0:L,W,A'))).toBe(10 * ONE_MINUTE);
  });

  test('is 1200 s in the example of the document (§1.2.1)', () => {
    const example =
      'MzQxMDI1OjE1NDA4MTA1NDI6MTIwMDowOkwsVyxB*do-tI6nPBpo9evgs4dVQkkZhJFXizpAm32KlFqNWL_cK_o.';
    expect(tokenLife(example)).toBe(TWENTY_MINUTES);
  });

  test('is read from the padding and letters that the service uses', () => {
    const text = btoa('1:1540810542:30:???>>>');
    const safe = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.');
    expect(safe).not.toBe(text);
    expect(tokenLife(`${safe}*x`)).toBe(30 * ONE_SECOND);
  });

  test.each([
    'plain',
    '',
    '*',
    'not base64 ☃*x',
    token('no numbers'),
    token('1:2:0'),
    token('1:2:-5'),
    token('1:2:99999999'),
    token('1:2:1'),
    token('1:2:1200x'),
  ])('is 20 minutes when %j does not tell, or tells nonsense', (text) => {
    expect(tokenLife(text)).toBe(TWENTY_MINUTES);
  });
});
