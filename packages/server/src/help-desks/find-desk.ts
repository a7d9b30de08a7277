import type pg from 'pg';
import { readHelpDesk, type HelpDesk, type HelpDeskKind } from '../store/help-desks.ts';

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
  if (!ID.test(asked.id)) return null;
  const desk = await readHelpDesk(pool, caller.merchantId, asked.id);
  if (desk?.kind !== asked.kind) return null;
  const { scope, keyIdentifier } = caller;
  if (scope === 'admin' || scope === 'write') return desk;
  return scope === 'support' && keyIdentifier === desk.keyIdentifier ? desk : null;
}
