import { statement } from '../runtime/statement.ts';

/** Checks of merges over a whole merchant, each a statement that finds what does not fit. */
export const MERGE_CHECKS = [
  {
    find: statement(
      'verify.transfers',
      `select (coalesce(sum(amount) filter (where target = 'transfer'), 0)
               - coalesce(sum(amount) filter (where source = 'transfer'), 0))::text as subject
         from postings
        where merchant_id = $1 and (source = 'transfer' or target = 'transfer')
       having coalesce(sum(amount) filter (where target = 'transfer'), 0)
           <> coalesce(sum(amount) filter (where source = 'transfer'), 0)`,
    ),
    say: (subject: string) => `merges moved ${subject} points out of chains and into none`,
  },
  {
    find: statement(
      'verify.mergedHeads',
      `select h.id as subject from member_heads h
        where h.merchant_id = $1 and h.merged_into is not null
          and (h.available <> 0 or h.pending <> 0 or h.reserved <> 0 or h.owed <> 0
            or exists (select 1 from member_heads s
                        where s.merchant_id = $1 and s.id = h.merged_into
                          and s.merged_into is not null)
            or not exists (select 1 from member_merges g
                            where g.merchant_id = $1 and g.into_id = h.merged_into
                              and (g.from_id = h.id or h.id = any (g.with_ids))
                              and g.undone_at is null))
        limit 20`,
    ),
    say: (subject: string) => `member ${subject} is merged, but not as the merges say`,
  },
  {
    find: statement(
      'verify.unmergedHeads',
      `select g.from_id as subject from member_merges g
         join member_heads h on h.merchant_id = $1 and h.id = g.from_id
        where g.merchant_id = $1 and g.undone_at is null and h.merged_into is null
        limit 20`,
    ),
    say: (subject: string) => `a merge of member ${subject} stands, but he is not merged`,
  },
  {
    find: statement(
      'verify.emptyMerges',
      `select g.id as subject from member_merges g
        where g.merchant_id = $1 and not exists
          (select 1 from transactions t
            where t.merchant_id = $1 and t.id = g.id and t.member_id = g.from_id
              and t.kind = 'merge')
        limit 20`,
    ),
    say: (subject: string) => `merge ${subject} has no transaction`,
  },
  {
    find: statement(
      'verify.travelledLots',
      `with travelled as (
         select p.lot_id as id from postings p
          where p.merchant_id = $1 and p.lot_id is not null
            and (p.source = 'transfer' or p.target = 'transfer')
         union
         select l.id from lots l
           join transactions t on t.merchant_id = $1 and t.id = l.id
          where l.merchant_id = $1 and l.member_id <> t.member_id
       ), sums as (
         select w.id,
                coalesce(sum(p.amount) filter (
                  where p.target = 'available' and p.transaction_id = w.id), 0) as points,
                coalesce(sum(p.amount) filter (where p.source = 'available'
                  and p.target not in ('deducted', 'expired', 'transfer')), 0)
                - coalesce(sum(p.amount) filter (where p.target = 'available'
                  and p.source not in ('transfer', 'deducted')
                  and p.transaction_id <> w.id), 0) as used,
                coalesce(sum(p.amount) filter (where p.target = 'deducted'), 0)
                - coalesce(sum(p.amount) filter (where p.target = 'available'
                  and p.source = 'deducted' and p.transaction_id <> w.id), 0) as deducted,
                coalesce(sum(p.amount) filter (where p.target = 'expired'), 0) as expired
           from travelled w
           join postings p on p.merchant_id = $1 and p.lot_id = w.id
          group by w.id
       )
       select l.id as subject
         from sums s
         join lots l on l.merchant_id = $1 and l.id = s.id
        where (l.points, l.used, l.deducted, l.expired, l.remaining) is distinct from
              (s.points, s.used, s.deducted, s.expired,
               s.points - s.used - s.deducted - s.expired)
        limit 20`,
    ),
    say: (subject: string) => `lot ${subject} is not what the postings of all chains come to`,
  },
] as const;
