import { compileProgram, type Refusal } from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import type { Outcome } from '../../ledger/outcome.ts';
import { responder } from './perform.ts';

const compiled = compileProgram({ ...SHOP, pointsDecimals: 2 }, 1, {});
if (!compiled.ok) throw new Error('the shop program does not compile');
const { program } = compiled;

const wording = { say: () => ({ said: true }), names: { passed: 'points_passed' } };

function refused(refusal: Refusal, simulated = false): Outcome {
  const trace = [{ step: 'debt_paid', points: 1 }] as const;
  return { kind: 'refused', refusal, member: null, program, now: 0, trace, simulated };
}

function answer(outcome: Outcome, style: 'by_kind' | 'always_200' = 'by_kind'): unknown[] {
  const { status, body } = responder(style, wording)(outcome);
  const { error_code, reason } = JSON.parse(body) as { error_code: number; reason: string };
  return [status, error_code, reason];
}

describe('an outcome in the words of v1', () => {
  it.each<[Refusal, unknown[]]>([
    [
      { code: 'points_insufficient', details: { seen: 1250, needed: 5000 } },
      [400, 607, 'Insufficient redeemable points: 50 needed, 12.5 available'],
    ],
    [
      { code: 'base_missing', details: { field: 'passed', seen: '', needed: 'a base' } },
      [400, 615, 'missing parameters: points_passed'],
    ],
    [
      { code: 'amount_malformed', details: { field: 'passed', seen: 'x"', needed: 'a number' } },
      [400, 601, 'Unexpected parameter format: points_passed is "x\\"", allowed is a number'],
    ],
    [
      {
        code: 'limit_reached',
        details: { activity: 'A', times: 3, per: 'day', seen: 3, needed: 'fewer than 3 per day' },
      },
      [400, 617, 'Maximum award limit exceeded: A earns at most 3 times per day'],
    ],
    [
      { code: 'limit_reached', details: { activity: 'A', times: 1, per: 'lifetime', seen: 1 } },
      [400, 617, 'Maximum award limit exceeded: A earns once in a lifetime'],
    ],
    [
      { code: 'return_exceeded', details: { field: 'amount', seen: '9', needed: 'at most 5' } },
      [400, 614, 'More would be returned than the order has left: 9 asked, at most 5 allowed'],
    ],
    [
      { code: 'return_exceeded', details: { seen: 'returned', needed: 'something left' } },
      [400, 614, 'More would be returned than the order has left: the order was returned'],
    ],
    [
      { code: 'order_unknown', details: { seen: 'y'.repeat(100), needed: 'an order' } },
      [404, 613, `Invalid Order ID: "${'y'.repeat(60)}…"`],
    ],
    [{ code: 'member_unknown', details: {} }, [404, 602, 'User does not exist']],
  ])('says the refusal %o', (refusal, said) => {
    expect(answer(refused(refusal))).toEqual(said);
    expect(answer(refused(refusal), 'always_200')).toEqual([200, ...said.slice(1)]);
  });

  it('says that a key was used for something else', () => {
    expect(answer({ kind: 'key_reused' }).slice(0, 2)).toEqual([400, 601]);
  });

  it.each(['queue_full', 'member_locked', 'too_late', 'stopping', 'outcome_unknown'] as const)(
    'asks to come again when %s, whatever the style',
    (why) => {
      const busy = { kind: 'busy', why, retryAfterSeconds: 1 } as const;
      expect(answer(busy, 'always_200').slice(0, 2)).toEqual([503, 503]);
    },
  );

  it('carries the trace of what was only simulated', () => {
    const { body } = responder(
      'by_kind',
      wording,
    )(refused({ code: 'member_unknown', details: {} }, true));
    expect(JSON.parse(body)).toMatchObject({
      success: false,
      simulated: true,
      trace: [{ step: 'debt_paid', points: 1 }],
    });
  });
});
