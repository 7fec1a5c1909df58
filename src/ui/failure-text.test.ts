import { describe, expect, it } from 'vitest';
import { registry } from '../app/registry.ts';
import { Failure, type FailureCode } from '../core/failure.ts';
import { failureDetails, failureText } from './failure-text.ts';

/** Whether the title names the system: it does where the system is at fault. */
const CODES: Record<FailureCode, boolean> = {
  aborted: false,
  offline: false,
  unreachable: true,
  timeout: true,
  hostNotAllowed: true,
  badCertificate: true,
  signInRefused: true,
  signInNeeded: true,
  notPermitted: false,
  notFound: false,
  busy: true,
  rejected: true,
  serverError: true,
  badReply: true,
  noVideo: false,
  cameraOffline: false,
  codecUnsupported: false,
  playback: false,
  noSpace: true,
  noFootage: true,
  alreadyThere: true,
  periodTaken: false,
  corrupted: true,
  lockLost: false,
  notReadable: false,
  notSaved: false,
  defect: true,
};
const eachCode = () => {
  const codes: [FailureCode, boolean][] = [];
  let code: FailureCode;
  for (code in CODES) codes.push([code, CODES[code]]);
  return codes;
};
const textOf = (code: FailureCode) => failureText(new Failure({ code, operation: 'list events' }), 'Depot');

describe('the words for a failure', () => {
  it.each(eachCode())('%s: a title, and sentences of advice', (code, namesSystem) => {
    const { title, advice } = textOf(code);
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
    expect(advice).toMatch(/^[A-Z].{10,}\.$/);
    expect(title.includes('Depot')).toBe(namesSystem);
  });

  it.each(eachCode())('%s: no vendor, no code and no number', (code) => {
    const { title, advice } = textOf(code);
    const text = `${title} ${advice}`;
    for (const { label, vendor } of registry) {
      expect(text).not.toMatch(new RegExp(`${label}|${vendor}`, 'i'));
    }
    expect(text.replaceAll(/H\.26[45]/g, '')).not.toMatch(/\d/);
    expect(text).not.toMatch(/[a-z][A-Z]/);
  });

  it('differ for each code', () => {
    const titles = eachCode().map(([code]) => textOf(code).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('the details for a ticket', () => {
  it('are what was done, what was asked for, and the answer, a line each', () => {
    const failure = new Failure({
      code: 'busy',
      operation: 'list events',
      request: 'GET https://logger.example/alerts?uid=7.2',
      status: 429,
      vendorCode: 'rate',
      vendorText: 'Slow down',
    });
    expect(failureDetails(failure)).toEqual([
      ['what', 'list events (busy)'],
      ['asked for', 'GET https://logger.example/alerts?uid=7.2'],
      ['answer', '429 · rate · Slow down'],
    ]);
  });

  it('leave out what is not known', () => {
    expect(failureDetails(new Failure({ code: 'playback', operation: 'play' }))).toEqual([
      ['what', 'play (playback)'],
    ]);
    const bare = new Failure({ code: 'serverError', operation: 'play', status: 500, vendorText: '' });
    expect(failureDetails(bare).at(-1)).toEqual(['answer', '500']);
  });

  it('hold nothing of the cause, which nobody has redacted', () => {
    const cause = new Error('secret');
    const failure = new Failure({ code: 'unreachable', operation: 'play', cause });
    expect(JSON.stringify(failureDetails(failure))).not.toContain('secret');
  });
});
