import type { Books } from '@fealty/core';
import { plain } from './compare-rows.ts';
import type { MemoryDriver } from './memory-driver.ts';

/**
 * Sentences about members and transactions that lanes read back otherwise than core knows them that kept
 * everything in mind.
 */
export async function compareBooks(
  driver: MemoryDriver,
  { members, transactions }: Books,
): Promise<readonly string[]> {
  const known = {
    members: [...members.values()].map(({ member }) => member),
    transactions: [...transactions.values()].filter((one) => one !== null),
  };
  const idsIn = (table: 'member_heads' | 'transactions'): string[] =>
    driver.store.rows(table).map(({ id }) => String(id));
  const read = {
    members: await inTurn(idsIn('member_heads'), (id) => driver.traces(id)),
    transactions: await inTurn(idsIn('transactions'), (id) => driver.transaction(id)),
  };
  const [here, there] = [known, read].map((both) => toldOf(both));
  return (here ?? []).flatMap((line, place) => {
    const other = there?.[place] ?? 'nothing';
    return line === other ? [] : [`${line} is read as ${other}`];
  });
}

/** One after another, as they are read by one connection. */
async function inTurn<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const id of ids) found.push(await read(id));
  return found;
}

interface Kept {
  readonly id: string;
}

/** Everything by its place instead of its id, as lanes draw ids for more than core does. */
function toldOf(both: Readonly<Record<string, readonly (Kept | null)[]>>): readonly string[] {
  const all = Object.values(both).flatMap((list) =>
    list.flatMap((one) => one ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const names = all.map(({ id }, place) => [id, `#${String(place)}`] as const);
  return all.map((one) => {
    const text = JSON.stringify(plain(JSON.parse(JSON.stringify(one))));
    return names.reduce((said, [id, name]) => said.replaceAll(id, name), text);
  });
}
