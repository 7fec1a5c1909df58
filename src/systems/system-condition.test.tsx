// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import type { Health } from '../core/health.ts';
import { createStore } from '../core/readable.ts';
import { epochMs, ms } from '../core/units.ts';
import { plainEntry, SIGNED_IN } from '../testing/plain-systems.ts';
import { acting, render } from '../testing/render.tsx';
import type { SessionState } from '../vendors/contract.ts';
import { systemCondition, useCondition } from './system-condition.ts';
import type { SystemState } from './system-entry.ts';

const failure = new Failure({ code: 'timeout', operation: 'list cameras' });
const LOADING: SystemState = { kind: 'loading' };
const FAILED: SystemState = { kind: 'failed', failure };
const UNKNOWN: Health = { kind: 'unknown' };
const HEALTHY: Health = { kind: 'healthy', latency: ms(182.4) };
const SLOW: Health = { kind: 'slow', latency: ms(3100.5) };
const LOST: Health = { kind: 'lost', since: epochMs(0), failure };
const SIGNED_OUT: SessionState = { kind: 'signedOut' };

describe('the condition of a system', () => {
  it.each<[string, SystemState, SessionState, Health, string, string, boolean]>([
    ['restoring', LOADING, { kind: 'restoring' }, UNKNOWN, 'asleep', 'Starting', false],
    ['signing in', LOADING, { kind: 'signingIn' }, HEALTHY, 'asleep', 'Signing in', false],
    ['signed out', LOADING, SIGNED_OUT, HEALTHY, 'off', 'Signed out', true],
    ['not asked', LOADING, SIGNED_IN, UNKNOWN, 'asleep', 'Not asked yet', false],
    ['quick', LOADING, SIGNED_IN, HEALTHY, 'healthy', 'Healthy, 182 ms', false],
    ['slow', LOADING, SIGNED_IN, SLOW, 'degraded', 'Slow, 3101 ms', false],
    ['lost', LOADING, SIGNED_IN, LOST, 'lost', 'Does not answer', true],
    ['lost while signed out', LOADING, SIGNED_OUT, LOST, 'lost', 'Does not answer', true],
    ['not loaded', FAILED, SIGNED_IN, HEALTHY, 'lost', 'Its adapter could not be loaded', true],
    ['not loaded, lost', FAILED, SIGNED_OUT, LOST, 'lost', 'Its adapter could not be loaded', true],
  ])('%s', (_case, state, session, health, shape, words, needsPerson) => {
    expect(systemCondition(state, session, health)).toEqual({ shape, words, needsPerson });
  });

  it('is kept current on screen', async () => {
    const session = createStore<SessionState>({ kind: 'restoring' });
    const health = createStore<Health>(UNKNOWN);
    const entry = { ...plainEntry('depot', 'Depot'), session, health };
    function Words() {
      return useCondition(entry).words;
    }
    const shown = await render(<Words />);
    const { container } = shown;
    expect(container.textContent).toBe('Starting');
    await acting(() => session.set(SIGNED_IN));
    expect(container.textContent).toBe('Not asked yet');
    await acting(() => health.set(HEALTHY));
    expect(container.textContent).toBe('Healthy, 182 ms');
    await shown.unmount();
  });
});
