import { describe, expect, it } from 'vitest';
import { nextTurns, type TurnStage } from './import-schedule.ts';

/** Jobs named by their place. */
const next = (...stages: readonly TurnStage[]) =>
  nextTurns(stages.map((stage, at) => ({ id: String(at), stage })));

describe('whose turn it is', () => {
  it('is the first one’s, for hashing', () => {
    expect(next('toHash', 'toHash')).toEqual({ hash: '0', send: undefined });
  });

  it('is one at a time for hashing', () => {
    expect(next('hashing', 'toHash')).toEqual({ hash: undefined, send: undefined });
  });

  it('lets one file be hashed ahead of the upload, and no more', () => {
    expect(next('sending', 'toHash', 'toHash')).toEqual({ hash: '1', send: undefined });
    expect(next('sending', 'toSend', 'toHash')).toEqual({ hash: undefined, send: undefined });
  });

  it('hashes the next one as soon as the one ahead is sent', () => {
    expect(next('toSend', 'toHash')).toEqual({ hash: '1', send: '0' });
    expect(next('toSend', 'toSend', 'toHash')).toEqual({ hash: undefined, send: '0' });
  });

  it('sends one at a time', () => {
    expect(next('toSend', 'sending', 'toSend').send).toBeUndefined();
  });

  it('sends the next one while the system computes over the last, but not over many', () => {
    expect(next('finishing', 'toSend').send).toBe('1');
    expect(next('finishing', 'finishing', 'toSend').send).toBeUndefined();
  });

  it('follows the order of the queue, whatever was hashed first', () => {
    expect(next('toHash', 'toSend')).toEqual({ hash: '0', send: '1' });
  });

  it('is nobody’s in an empty queue', () => {
    expect(next()).toEqual({ hash: undefined, send: undefined });
  });
});
