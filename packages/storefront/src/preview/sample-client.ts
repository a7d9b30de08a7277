import { StorefrontFailure } from '../client/failure.ts';
import type { StorefrontClient } from '../client/client.ts';
import { ACTIVITIES, MEMBER, REWARDS, TIERS, TRANSACTIONS } from './sample.ts';

/** The token of nobody: it is shown what members see. */
const MEMBERS_TOKEN = `.${btoa('{"member_id":"sample"}')}.`;

/** Answers as the API does, about a member who does not exist; nothing that is done is kept. */
export function sampleClient(): StorefrontClient {
  const answers: Readonly<Record<string, unknown>> = {
    'GET /member': MEMBER,
    'PUT /member': MEMBER,
    'GET /rewards': { rewards: REWARDS },
    'GET /activities': { activities: ACTIVITIES },
    'GET /tiers': { tiers: TIERS },
    'POST /redeem': TRANSACTIONS[1],
    'POST /activities': TRANSACTIONS[0],
  };
  return {
    terms: { server: '', partnerId: '', token: MEMBERS_TOKEN },
    call<T>(
      path: string,
      { method = 'GET', query = {} }: Parameters<StorefrontClient['call']>[1] = {},
    ) {
      const found =
        path === '/transactions' ? transactionsPage(query) : answers[`${method} ${path}`];
      // What is asked for here is what the dashboard asks, so it has the type that it expects.
      return found === undefined
        ? Promise.reject(new StorefrontFailure('UNREACHABLE', 'There is no such sample'))
        : Promise.resolve(found as T);
    },
  };
}

function transactionsPage(query: Readonly<Record<string, unknown>>): object {
  const among = (filter: unknown, value: string): boolean =>
    typeof filter !== 'string' || filter.includes(`"${value}"`);
  const found = TRANSACTIONS.filter(
    (one) =>
      among(query['transaction_type'], one.transaction_type) &&
      among(query['status'], one.status) &&
      among(query['activity_id'], one.award_info?.activity_id ?? ''),
  );
  const shown = found.slice(0, Number(query['count'] ?? found.length));
  return { transactions: shown, total: found.length, more: shown.length < found.length };
}
