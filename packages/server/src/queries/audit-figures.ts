import type pg from 'pg';
import type { AuditFigures } from '../runtime/audit-metrics.ts';
import { statement } from '../runtime/statement.ts';

/* The newest seal of each merchant by its key; places are one row for each. */
const readFigures = statement(
  'queries.auditFigures',
  `select extract(epoch from clock_timestamp() - sealed.at)::float8 as "sealAgeSeconds",
          extract(epoch from clock_timestamp() - v.at)::float8 as "verifyLagSeconds",
          extract(epoch from v.verified_at)::float8 as "verifiedAtSeconds",
          v.postings::float8 as "verifiedPostings", v.problems::integer as problems
     from (select min(n.sealed_at) as at
             from merchants m
            cross join lateral (
              select s.sealed_at from seals s where s.merchant_id = m.id
               order by s.number desc limit 1) as n) as sealed
    cross join (
      select min(coalesce(p.verified_at, p.round_at)) as at, min(p.verified_at) as verified_at,
             coalesce(sum(p.postings), 0) as postings, count(p.problem) as problems
        from verify_places p) as v`,
);

type Row = { readonly [figure in keyof AuditFigures]: number | null };

/** How proving the ledger goes. */
export async function readAuditFigures(pool: pg.Pool): Promise<AuditFigures> {
  const { rows } = await pool.query<Row>({ ...readFigures });
  const [row] = rows;
  return {
    sealAgeSeconds: row?.sealAgeSeconds ?? Number.NaN,
    verifyLagSeconds: row?.verifyLagSeconds ?? Number.NaN,
    verifiedAtSeconds: row?.verifiedAtSeconds ?? Number.NaN,
    verifiedPostings: row?.verifiedPostings ?? 0,
    problems: row?.problems ?? 0,
  };
}
