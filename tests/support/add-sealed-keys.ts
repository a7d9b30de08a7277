import { openDatabase } from '../../packages/server/src/runtime/database.ts';
import { seal } from '../../packages/server/src/runtime/seal.ts';
import { fixedSecret } from '../../packages/server/src/runtime/secret.ts';

/** More keys, sealed under a secret as keys of the program are; ended ones, so that none of them signs. */
export async function addSealedKeys(url: string, secret: Buffer, many: number): Promise<void> {
  const database = openDatabase({ url });
  try {
    const { rows } = await database.pool.query<{ id: number }>('select id from merchants');
    const merchantId = rows[0]?.id ?? 0;
    const sealed = seal(fixedSecret(secret), { merchantId, purpose: 'api key' }, 'a key');
    await database.pool.query(
      `insert into api_keys (merchant_id, identifier, scope, digest, sealed, last_four, revoked_at)
       select $1, 'k' || n, 'write', decode(lpad(to_hex(n), 64, '0'), 'hex'), $2, 'last', now()
         from generate_series(1, $3) n`,
      [merchantId, sealed, many],
    );
  } finally {
    await database.close();
  }
}
