import type { Registry } from 'prom-client';
import { addGauges } from './add-gauges.ts';

/** How proving the ledger goes, over all merchants. What is not known yet is not a number. */
export interface AuditFigures {
  /** Age of the newest seal of the merchant whose newest is the oldest. */
  readonly sealAgeSeconds: number;
  /** How long ago everything was committed that `verify --follow` found to fit. */
  readonly verifyLagSeconds: number;
  /** The same as seconds since 1970. */
  readonly verifiedAtSeconds: number;
  readonly verifiedPostings: number;
  /** Merchants of whose books a line does not fit. */
  readonly problems: number;
}

const GAUGES = [
  {
    figure: 'sealAgeSeconds',
    name: 'fealty_seal_age_seconds',
    help: 'Age of the newest seal, of the store where it is the oldest; NaN before the first',
  },
  {
    figure: 'verifyLagSeconds',
    name: 'fealty_verify_lag_seconds',
    help: 'Age of the oldest commit that verify --follow may not have seen; NaN where it never ran',
  },
  {
    figure: 'verifiedAtSeconds',
    name: 'fealty_verify_verified_timestamp_seconds',
    help: 'All that was committed before fits, by verify --follow; NaN where it never ran',
  },
  {
    figure: 'verifiedPostings',
    name: 'fealty_verify_postings',
    help: 'Postings that verify --follow found to fit, all in all',
  },
  {
    figure: 'problems',
    name: 'fealty_verify_problems',
    help: 'Stores of whose books verify --follow found a line that does not fit',
  },
] as const;

/** Adds gauges that ask `read` when the metrics are read; while it fails they are not there. */
export function addAuditMetrics(registry: Registry, read: () => Promise<AuditFigures>): void {
  addGauges(registry, GAUGES, read);
}
