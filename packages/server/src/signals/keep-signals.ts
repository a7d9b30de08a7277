import type { Finding, Instant, Severity } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Signals that one piece raises or renews, the worst of them; the others are found again. */
const FINDINGS_MAX = 200;

/*
 * Figures stay as they were at their worst. What was dismissed, or acted on, opens again once twice as much
 * is seen; then the people of the store are told again.
 */
const renew = statement(
  'signals.renew',
  `insert into fraud_signals as s
     (merchant_id, id, kind, subject, member_id, other_ids, transaction_ids, severity, facts, score,
      first_seen_at, last_seen_at)
   select $1, w.id, w.kind, w.subject, w.member_id,
          array(select jsonb_array_elements_text(w.other_ids)),
          array(select jsonb_array_elements_text(w.transaction_ids)), w.severity, w.facts::json,
          w.score, to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000)
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[], $9::text[],
       $10::text[], $11::bigint[])
       as w (id, kind, subject, member_id, other_ids, transaction_ids, severity, facts, score)
    order by w.kind, w.subject
   on conflict (merchant_id, kind, subject) do update
     set last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at), times = s.times + 1,
         facts = case when excluded.score >= s.score then excluded.facts else s.facts end,
         other_ids = case when excluded.score >= s.score then excluded.other_ids else s.other_ids end,
         transaction_ids = case when excluded.score >= s.score then excluded.transaction_ids
                                else s.transaction_ids end,
         severity = case when s.severity = 'severe' then s.severity else excluded.severity end,
         score = greatest(s.score, excluded.score),
         state = case when excluded.score >= 2 * s.settled_score then 'open' else s.state end,
         settled_by = case when excluded.score >= 2 * s.settled_score then null else s.settled_by end,
         settled_at = case when excluded.score >= 2 * s.settled_score then null else s.settled_at end,
         reason = case when excluded.score >= 2 * s.settled_score then null else s.reason end,
         told_at = case when excluded.score >= 2 * s.settled_score then null else s.told_at end,
         mailed_at = case when excluded.score >= 2 * s.settled_score then null else s.mailed_at end,
         settled_score = case when excluded.score >= 2 * s.settled_score then null
                              else s.settled_score end`,
);

const WORST_FIRST: Readonly<Record<Severity, number>> = { severe: 0, notable: 1 };

/** Raises signals, or renews them: the same pattern is one signal. */
export async function keepSignals(
  client: pg.ClientBase,
  terms: { readonly merchantId: number; readonly now: Instant; readonly newId: () => string },
  findings: readonly Finding[],
): Promise<void> {
  const each = new Map<string, Finding>();
  for (const finding of findings) {
    const name = `${finding.facts.kind} ${finding.subject}`;
    const known = each.get(name);
    if (known === undefined || known.score < finding.score) each.set(name, finding);
  }
  if (each.size === 0) return;
  const kept = [...each.values()]
    .sort((one, other) => WORST_FIRST[one.severity] - WORST_FIRST[other.severity])
    .slice(0, FINDINGS_MAX);
  await client.query({
    ...renew,
    values: [
      ...[terms.merchantId, terms.now, kept.map(() => terms.newId())],
      ...[kept.map(({ facts }) => facts.kind), kept.map(({ subject }) => subject)],
      kept.map(({ memberId }) => memberId),
      kept.map(({ otherIds }) => JSON.stringify(otherIds)),
      kept.map(({ transactionIds }) => JSON.stringify(transactionIds)),
      ...[kept.map(({ severity }) => severity), kept.map(({ facts }) => JSON.stringify(facts))],
      kept.map(({ score }) => score),
    ],
  });
}
