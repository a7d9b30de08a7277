import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { readSumPlace } from '../liability/sum-places.ts';
import { statement } from '../runtime/statement.ts';

/** Of which merchant, in which zone, and how far sums have come. */
export interface ReportTerms {
  readonly merchantId: number;
  /** Whose days these are. */
  readonly zone: string;
  /** By the clock of the merchant. */
  readonly now: Instant;
  /** All that was posted before is in the sums; null while nothing is. */
  readonly reachedAt: Instant | null;
}

const readTerms = statement(
  'reports.terms',
  `select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as now,
          coalesce(v.document ->> 'timeZone', 'UTC') as zone
     from merchants m
     left join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1`,
);

/** The terms of a merchant's reports, in the snapshot in which they are read. */
export async function readReportTerms(
  client: pg.ClientBase,
  merchantId: number,
): Promise<ReportTerms> {
  const { rows } = await client.query<{ now: Instant; zone: string }>({
    ...readTerms,
    values: [merchantId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no merchant ${String(merchantId)}`);
  const place = await readSumPlace(client, merchantId);
  return {
    merchantId,
    now: row.now,
    zone: place?.zone ?? row.zone,
    reachedAt: place?.reachedAt ?? null,
  };
}
