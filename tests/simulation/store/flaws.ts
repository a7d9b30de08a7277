/**
 * What a store may be made to do wrong, to see whether a simulation notices. Each is a mistake that
 * the lane, the schema or the server could make; none of them can be switched on in the product.
 */
export const FLAWS = [
  'heads_unlocked',
  'budgets_unlocked',
  'rollback_keeps',
  'commits_lost_in_restarts',
  'claims_forgotten',
  'keys_forgotten',
  'dues_kept',
  'dues_forgotten',
  'commits_never_found',
  'outbox_forgotten',
  'ends_forgotten',
  'leases_forgotten',
  'lines_ended_early',
  'versions_stale',
  'wall_forgotten',
] as const;

export type Flaw = (typeof FLAWS)[number];

/** Statements that do nothing under a flaw, and answer no rows. */
export const SILENCED: Readonly<Partial<Record<Flaw, readonly string[]>>> = {
  claims_forgotten: ['lane.insertClaims'],
  keys_forgotten: ['lane.insertKeys'],
  dues_kept: ['lane.deleteDues'],
  dues_forgotten: ['lane.insertDues'],
  ends_forgotten: ['delivery.endEvents'],
  wall_forgotten: ['wall.enter'],
  commits_never_found: ['recover.findPosting', 'recover.findRow'],
};
