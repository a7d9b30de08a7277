import type { RefusalBody } from '@fealty/contract';
import { pointsText, type Program, type Refusal, type RefusalCode } from '@fealty/core';
import type { NamedFault, Unreadable } from '../reading/read-parameters.ts';
import { REFUSALS, type V1Refusal } from './refusal-table.ts';

/** How a merchant wants refusals to show in the HTTP status. */
export type RefusalStyle = 'by_kind' | 'always_200';

export interface Reply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

/** As much of what came as a reason repeats. */
const SEEN_MAX = 60;

/** How an endpoint calls what the core calls by its own names. */
export type ParameterNames = Readonly<Record<string, string>>;

/** The body of everything that is not a success. */
export function refusalBody(code: number, reason: string, extra: object = {}): string {
  return JSON.stringify({
    success: false,
    error_code: code,
    reason,
    error: { success: false, reason, error_code: code },
    ...extra,
  } satisfies RefusalBody);
}

/** A refusal with a published code. `detail` follows the fixed sentence. */
export function refuse(refusal: V1Refusal, style: RefusalStyle, detail = ''): Reply {
  return { status: refusalStatus(refusal, style), body: refusalText(refusal, detail) };
}

export function refusalStatus(refusal: V1Refusal, style: RefusalStyle): number {
  return style === 'always_200' ? 200 : REFUSALS[refusal].status;
}

/** The body of a refusal with a published code; `extra` are fields of ours. */
export function refusalText(refusal: V1Refusal, detail: string, extra: object = {}): string {
  const { code, sentence } = REFUSALS[refusal];
  return refusalBody(code, detail === '' ? sentence : `${sentence}: ${detail}`, extra);
}

/** An answer about the request as such: its code is its HTTP status. */
export function refuseRequest(status: number, reason: string): Reply {
  return { status, body: refusalBody(status, reason) };
}

/** Parameters that are missing or malformed, each by its name. */
export function refuseParameters(unreadable: Unreadable, style: RefusalStyle): Reply {
  return unreadable.kind === 'missing'
    ? refuse('parameters_missing', style, unreadable.names.join(', '))
    : refuse('parameter_malformed', style, unreadable.faults.map(faultText).join('; '));
}

/** Refusals that say what came and no more. */
const REPEATS: ReadonlySet<RefusalCode> = new Set([
  'activity_unknown',
  'order_taken',
  'order_unknown',
  'transaction_unknown',
  'product_unknown',
  'reward_unknown',
  'referrer_unknown',
  'currency_unsupported',
]);

/** What a decision said no to, with the values that it looked at. */
export function refusalDetail(refusal: Refusal, program: Program, names: ParameterNames): string {
  const { code, details } = refusal;
  const seen = details['seen'] ?? '';
  const needed = details['needed'] ?? '';
  if (REPEATS.has(code)) return shown(String(seen));
  switch (code) {
    case 'base_missing':
      return parameterName(details['field'], names);
    case 'amount_malformed':
    case 'prices_incomplete': {
      const name = parameterName(details['field'], names);
      return faultText({ name, seen: String(seen), allowed: String(needed) });
    }
    case 'points_insufficient':
      return `${points(needed, program)} needed, ${points(seen, program)} available`;
    case 'activity_paused':
      return String(details['activity'] ?? '');
    case 'reward_inactive':
    case 'coupons_exhausted':
    case 'coupons_expired':
    case 'reward_not_for_tier':
      return String(details['reward'] ?? '');
    case 'limit_reached':
    case 'budget_exhausted':
      return boundText(refusal);
    case 'quantity_exceeded':
      return `${String(seen)} asked, at most ${String(needed)} allowed`;
    case 'return_exceeded':
      return details['field'] === 'amount'
        ? `${String(seen)} asked, ${String(needed)} allowed`
        : `the order was ${String(seen)}`;
    default:
      return attributeText(refusal);
  }
}

/** An attribute has the name that the program gives it, on every surface. Empty for all else. */
function attributeText({ code, details }: Refusal): string {
  const { field = '', seen = '', needed = '' } = details;
  if (!code.startsWith('attribute_')) return '';
  if (code !== 'attribute_malformed') return String(field);
  return faultText({ name: String(field), seen: String(seen), allowed: String(needed) });
}

/** How often a member may earn, or how much a promotion still has. */
function boundText({ code, details }: Refusal): string {
  if (code === 'budget_exhausted') {
    return `the budget ${String(details['budget'] ?? '')} has no ${String(details['seen'])} points left`;
  }
  const { times, per } = details;
  return `${String(details['activity'] ?? '')} earns ${limitText(times, per)}`;
}

function limitText(times: Detail | undefined, per: Detail | undefined): string {
  const often = times === 1 ? 'once' : `at most ${String(times)} times`;
  return per === 'lifetime' ? `${often} in a lifetime` : `${often} per ${String(per)}`;
}

type Detail = Refusal['details'][string];

function points(value: string | number, program: Program): string {
  return typeof value === 'number' ? pointsText(value, program.pointsDecimals) : value;
}

function parameterName(field: string | number | undefined, names: ParameterNames): string {
  const name = String(field ?? '');
  return names[name] ?? name;
}

function faultText({ name, seen, allowed }: NamedFault): string {
  return `${name} is ${shown(seen)}, allowed is ${allowed}`;
}

/** What came, as JSON text, so that nothing in it can pass for ours. */
function shown(seen: string): string {
  const cut = seen.length > SEEN_MAX ? `${seen.slice(0, SEEN_MAX)}…` : seen;
  return JSON.stringify(cut);
}
