import { describe, expectTypeOf, it } from 'vitest';
import {
  createClient,
  createStorefrontClient,
  type AwardParams,
  type BulkCommand,
  type FealtyClient,
  type Member,
  type ProgramDocument,
  type RefusalCode,
  type Simulated,
  type StorefrontClient,
  type Transaction,
  type WebhookEvent,
} from './index.ts';
import { createV1Client, type V1Client } from './v1/index.ts';

/* Judged by the compiler: `npm run types`. */

describe('what an editor knows', () => {
  it('of clients is which credentials go together', () => {
    expectTypeOf(createClient).returns.toEqualTypeOf<FealtyClient>();
    expectTypeOf(createStorefrontClient).returns.toEqualTypeOf<StorefrontClient>();
    expectTypeOf(createV1Client).returns.toEqualTypeOf<V1Client>();
    // @ts-expect-error: a key goes with its store
    expectTypeOf(createClient).toBeCallableWith({ baseUrl: '', apiKey: '' });
    expectTypeOf(createClient).toBeCallableWith({ baseUrl: '', session: '' });
  });

  it('of parameters is which must be said, and that money is text', () => {
    type Attributes = NonNullable<AwardParams['transaction_attributes']>;
    expectTypeOf<AwardParams['member_id']>().toEqualTypeOf<string>();
    expectTypeOf<Attributes['order_total']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<{ activity_id: string }>().not.toExtend<AwardParams>();
    expectTypeOf<{ member_id: string; activity_id: string }>().toExtend<AwardParams>();
    expectTypeOf<{
      action: 'award';
      member_id: string;
      activity_id: string;
    }>().toExtend<BulkCommand>();
    expectTypeOf<{ action: 'give'; member_id: string }>().not.toExtend<BulkCommand>();
  });

  it('of programs is what may stand in them', () => {
    const program: ProgramDocument = {
      ...{ name: 'Shop rewards', currency: 'USD', timeZone: 'UTC', rewards: [] },
      activities: [
        {
          ...{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
          rules: [
            {
              ...{ type: 'multiplier', multiplier: '2' },
              when: { attribute: 'order.subtotal', operator: 'at_least', value: '100' },
            },
          ],
        },
      ],
      tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
    };
    expectTypeOf(program).toExtend<object>();
    const tiers = [{ id: 'silver', name: 'Silver', threshold: 0 }];
    expectTypeOf(tiers).not.toExtend<ProgramDocument['tiers']>();
  });

  it('of answers is what the contract says', () => {
    expectTypeOf<Member['available_points']>().toEqualTypeOf<number>();
    expectTypeOf<Member['birthdate']>().toEqualTypeOf<string | null>();
    expectTypeOf<Transaction['transaction_type']>().toEqualTypeOf<'award' | 'redeem' | 'deduct'>();
    type Members = FealtyClient['members'];
    expectTypeOf<ReturnType<Members['each']>>().toEqualTypeOf<
      AsyncGenerator<Member, void, undefined>
    >();
    expectTypeOf<Awaited<ReturnType<Members['list']>>['members']>().toEqualTypeOf<
      readonly Member[]
    >();
  });

  it('of a simulation is that it carries its reasons', () => {
    type Transactions = FealtyClient['transactions'];
    const award = {} as Transactions['award'];
    const params = { member_id: '', activity_id: '' };
    expectTypeOf((simulate: true) => award(params, { simulate })).returns.toEqualTypeOf<
      Promise<Simulated<Transaction>>
    >();
    expectTypeOf(() => award(params, { idempotencyKey: '' })).returns.toEqualTypeOf<
      Promise<Transaction>
    >();
    // @ts-expect-error: settings of webhooks cannot be simulated
    expectTypeOf<FealtyClient['webhooks']['list']>().toBeCallableWith({}, { simulate: true });
  });

  it('of refusals and events is which there are', () => {
    expectTypeOf<'INSUFFICIENT_POINTS'>().toExtend<RefusalCode>();
    expectTypeOf<'NO_SUCH_CODE'>().not.toExtend<RefusalCode>();
    expectTypeOf<'points.awarded'>().toExtend<WebhookEvent['event']>();
    expectTypeOf<WebhookEvent['order_id']>().toEqualTypeOf<string | null | undefined>();
  });
});
