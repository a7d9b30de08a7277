import type pg from 'pg';
import { noteKeyUsed } from '../store/keys.ts';

/**
 * Notes the day of a key's last use, so that whoever rotates keys sees which are idle. Nobody waits
 * for it; if it fails, the next request that looks the key up notes it.
 */
export function noteKeyUse(pool: pg.Pool, merchantId: number, identifier: string): void {
  noteKeyUsed(pool, merchantId, identifier).catch(() => undefined);
}
