import type { listRewards, V2Values } from '@fealty/contract/v2';
import { decodeValue } from '../../reading/form-fields.ts';
import type { RawFields } from '../../reading/raw-fields.ts';

type Passed = V2Values<typeof listRewards>['transaction_attributes'];

/** Attributes of the transaction that rewards are asked for: values by name, in lower case. */
export type AskedTransaction = ReadonlyMap<string, readonly string[]>;

/**
 * What was said of the transaction: every key of the query, and what the body of the GET holds. A key
 * that a list takes for itself names no attribute of a reward, so it bars none. What says nothing
 * asks for nothing.
 */
export function askedTransaction(query: RawFields, passed: Passed): AskedTransaction {
  const asked = new Map<string, string[]>();
  const add = (name: string, values: readonly string[]): void => {
    const texts = values.map((value) => value.trim().toLowerCase()).filter((text) => text !== '');
    const key = name.trim().toLowerCase();
    if (texts.length > 0) asked.set(key, [...(asked.get(key) ?? []), ...texts]);
  };
  for (const [name, field] of query) {
    if (field.from !== 'form') continue;
    const texts = field.values.map((text) => decodeValue(text, 'space'));
    add(name, texts);
  }
  const { transaction_source, product_ids, custom = {} } = passed ?? {};
  if (transaction_source !== undefined) add('transaction_source', [transaction_source]);
  if (product_ids !== undefined) add('product_ids', product_ids);
  for (const [name, value] of Object.entries(custom)) {
    add(name, typeof value === 'object' ? value : [String(value)]);
  }
  return asked;
}
