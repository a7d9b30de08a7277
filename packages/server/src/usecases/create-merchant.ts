import { randomBytes } from 'node:crypto';
import type { ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { addMerchant, type Merchant } from '../store/merchants.ts';
import { applyProgramIn } from './apply-program.ts';
import { createKeyIn } from './create-key.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export interface NewMerchant {
  readonly name: string;
  /** Test merchants have a clock that can be moved. */
  readonly isTest: boolean;
  readonly program: ProgramDocument;
  readonly actor: string;
}

/** Makes a merchant with a running program and an admin key called `main`, all or nothing. */
export function createMerchant(
  pool: pg.Pool,
  secret: InstallationSecret,
  wanted: NewMerchant,
): Promise<{ readonly merchant: Merchant; readonly apiKey: string }> {
  return inTransaction(pool, (client) => createMerchantIn(client, secret, wanted));
}

/** The same within a transaction that does more. */
export async function createMerchantIn(
  client: pg.ClientBase,
  secret: InstallationSecret,
  { name, isTest, program, actor }: NewMerchant,
): Promise<{ readonly merchant: Merchant; readonly apiKey: string }> {
  const merchant = await addMerchant(client, {
    partnerId: randomBytes(5).toString('hex'),
    publicId: randomBytes(16).toString('hex'),
    name,
    isTest,
  });
  const merchantId = merchant.id;
  const after = { name, isTest };
  const subject = merchant.partnerId;
  await appendAudit(client, { merchantId, actor, action: 'merchant.created', subject, after });
  await applyProgramIn(client, { merchantId, document: program, actor });
  const key = { merchantId, identifier: 'main', scope: 'admin', actor } as const;
  return { merchant, apiKey: await createKeyIn(client, secret, key) };
}
