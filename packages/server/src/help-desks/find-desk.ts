import type pg from 'pg';
import {
  listHelpDesks,
  readHelpDesk,
  type HelpDesk,
  type HelpDeskKind,
} from '../store/help-desks.ts';
import { HELP_DESKS_MAX } from '../usecases/save-help-desk.ts';

export type { HelpDesk, HelpDeskKind } from '../store/help-desks.ts';

/** As all ids are. */
const ID = /^[0-9a-f]{24}$/;

/** Who calls: a merchant by one of its keys. */
export interface DeskCaller {
  readonly merchantId: number;
  readonly keyIdentifier: string;
  readonly scope: 'admin' | 'write' | 'support' | 'read';
}

/**
 * The help desk that a path names, if the caller may speak for it: with its own key, or with one that may
 * do everything that it can. Null as well if it is another's, or of another kind.
 */
export async function findDesk(
  pool: pg.Pool,
  caller: DeskCaller,
  asked: { readonly id: string; readonly kind: HelpDeskKind },
): Promise<HelpDesk | null> {
  const desk = await readOwnDesk(pool, caller.merchantId, asked.id);
  if (desk?.kind !== asked.kind) return null;
  const { scope, keyIdentifier } = caller;
  if (scope === 'admin' || scope === 'write') return desk;
  return scope === 'support' && keyIdentifier === desk.keyIdentifier ? desk : null;
}

/** A help desk of a merchant, or null; for whoever may see its settings. */
export async function readOwnDesk(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<HelpDesk | null> {
  return ID.test(id) ? readHelpDesk(pool, merchantId, id) : null;
}

/** All of a merchant, in the order in which they were connected. */
export function listOwnDesks(pool: pg.Pool, merchantId: number): Promise<readonly HelpDesk[]> {
  return listHelpDesks(pool, merchantId, HELP_DESKS_MAX);
}
