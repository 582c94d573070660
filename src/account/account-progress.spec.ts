import type { TargetFailure, TargetState } from '../provisioning/target-state.js';
import { accountProgress, type TargetFacts } from './account-progress.js';

const SINCE = new Date('2026-03-01T10:15:02Z');
const NEXT = new Date('2026-03-01T10:20:00Z');
const FAILED = '2026-03-01T10:15:01.000Z';

const target = (
  state: TargetState,
  reason?: TargetFailure['reason'],
  more: Partial<TargetFacts> = {},
): TargetFacts => ({
  gateway: 'file-transfer',
  state,
  stateSince: SINCE,
  failure: reason ? { reason, detail: 'for operations', at: FAILED } : null,
  nextAttemptAt: NEXT,
  paused: false,
  ...more,
});
const told = (deleted: boolean, ...targets: TargetFacts[]) => {
  const progress = accountProgress(deleted, targets);
  return progress && { ...progress, ...english(progress) };
};
const english = (texts: Readonly<Record<'step' | 'detail' | 'whatHappensNext', { readonly en: string }>>) => ({
  step: texts.step.en,
  detail: texts.detail.en,
  whatHappensNext: texts.whatHappensNext.en,
});

describe('accountProgress', () => {
  it('is silent when nothing is left to do', () => {
    expect(told(false, target('provisioned'), target('provisioned'))).toBeUndefined();
    expect(told(true, target('removed'))).toBeUndefined();
  });

  it('tells which system is waited for, what failed there and when it is tried next', () => {
    const waiting = target('retrying', 'unavailable', { gateway: 'certificate-registry' });
    expect(told(false, target('pending'), waiting)).toMatchObject({
      step: 'the register of certificates',
      since: SINCE,
      detail: 'A system cannot be reached at the moment.',
      lastFailure: { text: { en: expect.stringContaining('did not answer') }, at: new Date(FAILED) },
      triedNextAt: NEXT,
      whatHappensNext: expect.stringContaining('again'),
    });
  });

  it('names no moment for what is under way or will not be tried', () => {
    expect(told(false, target('pending'))).toMatchObject({ triedNextAt: null, lastFailure: null });
    expect(told(false, target('refused', 'key-not-accepted', { nextAttemptAt: null }))).toMatchObject({
      triedNextAt: null,
      detail: 'The server does not accept this SSH key.',
      whatHappensNext: 'Replace the SSH key by another one.',
    });
  });

  it('puts a refusal before a wait, and promises no repetition of one', () => {
    const refusals = [target('retrying', 'unavailable'), target('refused', 'not-accepted')];
    expect(told(false, ...refusals)?.whatHappensNext).toContain('Delete this account');
    expect(told(true, ...refusals)?.whatHappensNext).toContain('help desk');
  });

  it('tells of maintenance instead of a wait, but not instead of a refusal', () => {
    const paused = { paused: true };
    for (const state of ['pending', 'retrying', 'verifying'] as const)
      expect(told(false, target(state, undefined, paused))).toMatchObject({
        detail: 'This system is being maintained.',
        triedNextAt: null,
        whatHappensNext: expect.stringContaining('as soon as the maintenance is over'),
      });
    expect(told(false, target('refused', 'key-not-accepted', paused))?.detail).toContain('SSH key');
    expect(told(false, target('provisioned', undefined, paused))).toBeUndefined();
  });
});
