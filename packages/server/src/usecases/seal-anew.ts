import type pg from 'pg';
import { seal, sealMark, secretName, unseal } from '../runtime/seal.ts';
import type { InstallationSecret } from '../runtime/secret.ts';
import { inTransaction } from '../runtime/transaction.ts';
import {
  countSealed,
  holdSealed,
  replaceSealed,
  SEALED_COLUMNS,
  type SealedColumn,
  type SealedValue,
} from '../store/sealed-columns.ts';

/** Rows that are held at once: a server that needs one waits for milliseconds. */
const BATCH = 100;
/** Before the first row of any table. */
const BEGINNING = { merchantId: 0, key: '' };

export interface SealTools {
  readonly pool: pg.Pool;
  readonly secret: InstallationSecret;
}

/** How many values are sealed under a secret. */
export interface SealedUnder {
  /** 8 hexadecimal digits, or `unnamed`: sealed before secrets had names. */
  readonly name: string;
  readonly values: number;
  /** Whether it is the one that seals now. */
  readonly isNewest: boolean;
  /** Whether it is given here. What is unnamed may or may not open. */
  readonly isKnown: boolean;
}

/** What a run did. */
export interface SealedAnew {
  readonly values: number;
  /** Columns with the number of values that none of the secrets opens; they stay as they are. */
  readonly unopened: readonly { readonly column: string; readonly values: number }[];
}

/** Under which secrets the installation's values are sealed, the newest first, then by name. */
export async function sealedUnder({ pool, secret }: SealTools): Promise<readonly SealedUnder[]> {
  const [newest, ...previous] = secret.all().map((each) => secretName(sealMark(each)));
  const sums = new Map<string, number>(newest === undefined ? [] : [[newest, 0]]);
  for (const name of previous) sums.set(name, 0);
  for (const column of SEALED_COLUMNS) {
    for (const { mark, many } of await countSealed(pool, column)) {
      const name = secretName(mark);
      sums.set(name, (sums.get(name) ?? 0) + many);
    }
  }
  return [...sums].map(([name, values]) => ({
    ...{ name, values, isNewest: name === newest },
    isKnown: name === newest || previous.includes(name) || name === 'unnamed',
  }));
}

/**
 * Seals under the newest secret what is sealed under others, a batch of rows in a transaction. Cut off at any
 * moment it loses nothing, and the next run goes on with what is left; servers may work meanwhile.
 */
export async function sealAnew(
  tools: SealTools,
  told: (column: string, values: number) => void,
): Promise<SealedAnew> {
  let values = 0;
  const unopened: { column: string; values: number }[] = [];
  for (const column of SEALED_COLUMNS) {
    let [sealed, closed] = [0, 0];
    let after: Pick<SealedValue, 'merchantId' | 'key'> | null = BEGINNING;
    while (after !== null) {
      const batch = await sealBatch(tools, column, after);
      sealed += batch.sealed;
      closed += batch.unopened;
      if (batch.sealed > 0) told(column.name, sealed);
      after = batch.last;
    }
    values += sealed;
    if (closed > 0) unopened.push({ column: column.name, values: closed });
  }
  return { values, unopened };
}

function sealBatch(
  { pool, secret }: SealTools,
  column: SealedColumn,
  after: Pick<SealedValue, 'merchantId' | 'key'>,
): Promise<{ sealed: number; unopened: number; last: SealedValue | null }> {
  return inTransaction(pool, async (client) => {
    const mark = sealMark(secret.all()[0]);
    const held = await holdSealed(client, column, { after, mark, many: BATCH });
    const anew = held.flatMap((value) => anewOf(secret, column, value) ?? []);
    if (anew.length > 0) await replaceSealed(client, column, anew);
    const last = held.length < BATCH ? null : (held.at(-1) ?? null);
    return { sealed: anew.length, unopened: held.length - anew.length, last };
  });
}

/** Null for what does not open: of a secret that is lost, or damaged. */
function anewOf(
  secret: InstallationSecret,
  { purposeOf }: SealedColumn,
  value: SealedValue,
): SealedValue | null {
  const purpose = { merchantId: value.merchantId, purpose: purposeOf(value.key) };
  let text: string;
  try {
    text = unseal(secret, purpose, value.sealed);
  } catch {
    return null;
  }
  return { ...value, sealed: seal(secret, purpose, text) };
}
