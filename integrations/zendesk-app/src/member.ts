import { fieldsOf, listOf, numberOf, textOf, type Fields } from './read.ts';

export interface Transaction {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  /** In the program's points; below zero for what went. */
  readonly points: number;
  readonly status: string;
  /** As the server writes it. */
  readonly date: string;
}

/** Something an agent can do for a member. */
export interface Offer {
  readonly name: string;
  /** Below the server, with or without its address. */
  readonly formUrl: string;
}

export interface NextTier {
  readonly name: string;
  /** What is missing. */
  readonly needed: number;
  /** What counts already; null if the server does not say. */
  readonly counted: number | null;
  /** `points`, or the currency in which the program counts. */
  readonly unit: string;
}

/** A member as the loyalty server shows it to a help desk. */
export interface Member {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly available: number;
  readonly pending: number;
  readonly tier: string | null;
  readonly nextTier: NextTier | null;
  readonly enrolledAt: string;
  /** Latest first. */
  readonly transactions: readonly Transaction[];
  readonly offers: readonly Offer[];
}

/** The members out of a lookup's answer; null if it is no such answer. */
export function membersOf(answer: unknown): readonly Member[] | null {
  const { results } = fieldsOf(answer);
  return Array.isArray(results) ? listOf(results).map(memberOf) : null;
}

function memberOf(value: unknown): Member {
  const given = fieldsOf(value);
  const tier = textOf(fieldsOf(given['tier'])['name']);
  return {
    id: textOf(given['id']),
    memberId: textOf(given['member_id']),
    name: textOf(given['name']),
    email: textOf(given['email']),
    status: textOf(given['status']),
    available: numberOf(given['available_points']),
    pending: numberOf(given['pending_points']),
    tier: tier === '' ? null : tier,
    nextTier: nextTierOf(fieldsOf(given['next_tier'])),
    enrolledAt: textOf(given['enrolled_at']),
    transactions: listOf(given['last_transactions']).map(transactionOf),
    offers: listOf(given['actions']).map((action) => ({
      name: textOf(fieldsOf(action)['name']),
      formUrl: textOf(fieldsOf(action)['form_url']),
    })),
  };
}

function nextTierOf(given: Fields): NextTier | null {
  const name = textOf(given['name']);
  if (name === '') return null;
  const unit = textOf(given['unit']);
  return {
    name,
    needed: numberOf(given['points_needed']),
    counted: given['points_counted'] === undefined ? null : numberOf(given['points_counted']),
    unit: unit === '' ? 'points' : unit,
  };
}

function transactionOf(value: unknown): Transaction {
  const given = fieldsOf(value);
  return {
    id: textOf(given['id']),
    type: textOf(given['type']),
    text: textOf(given['text']),
    points: numberOf(given['points']),
    status: textOf(given['status']),
    date: textOf(given['date']),
  };
}
