import { explainRefusal, type Program, type Refusal } from '@fealty/core';
import type { Unreadable } from '../../reading/read-parameters.ts';
import { V2_CODES, type V2Code } from './codes.ts';
import type { V2Reply } from '../surface.ts';

/** As much of what came as a reason repeats. */
const SEEN_MAX = 100;

/** The answer to what cannot be served: `reason` is for people. */
export function refuse(code: V2Code, reason: string, extra: object = {}): V2Reply {
  return { status: V2_CODES[code], body: refusalBody(code, reason, extra) };
}

export const KEY_REUSED: V2Reply = refuse(
  'IDEMPOTENCY_KEY_REUSED',
  'This Idempotency-Key was used for another request; a key is for one request only',
);

export function refusalBody(code: V2Code, reason: string, extra: object = {}): string {
  return JSON.stringify({ success: false, error_code: code, reason, ...extra });
}

/** Parameters that are missing or malformed, each by its name, with what came and what may. */
export function refuseParameters(unreadable: Unreadable): V2Reply {
  const reason =
    unreadable.kind === 'missing'
      ? `missing: ${unreadable.names.join(', ')}`
      : unreadable.faults
          .map(({ name, seen, allowed }) => `${name} is ${shown(seen)}, allowed is ${allowed}`)
          .join('; ');
  return refuse('INVALID_REQUEST_PARAMETER_VALUES', reason);
}

/** Why a decision said no, as a sentence with the values that it looked at. */
export function refusalSentence(refusal: Refusal, program: Program): string {
  const { code, details } = refusal;
  const seen = shortened(String(details['seen'] ?? ''));
  const sentence = explainRefusal({ code, details: { ...details, seen } }, program);
  const field = String(details['field'] ?? '');
  return field === '' ? sentence : `${FIELDS[field] ?? field}: ${sentence}`;
}

/** What requests call the fields that core names in a refusal. */
const FIELDS: Readonly<Record<string, string>> = {
  email: 'email_address',
  uid: 'member_id',
  phone: 'phone_number',
  tags: 'member_tags',
  status: 'member_status',
  tier: 'loyalty_tier_id',
  referrerCode: 'referrer_code',
  passed: 'points_passed',
  total: 'order_total',
  subtotal: 'order_subtotal',
  amount: 'returned_amount',
  quantity: 'returned_product_quantity',
  productId: 'returned_product_id',
};

function shortened(text: string): string {
  return text.length > SEEN_MAX ? `${text.slice(0, SEEN_MAX)}…` : text;
}

/** What came, as JSON text, so that nothing in it can pass for ours. */
function shown(seen: string): string {
  return JSON.stringify(shortened(seen));
}
