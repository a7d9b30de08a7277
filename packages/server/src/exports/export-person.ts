import { explainTrace } from '@fealty/core';
import type pg from 'pg';
import { PERSON_PARTS, personRows, readMerged, readPerson } from '../queries/person-parts.ts';
import type { Programs } from '../store/programs.ts';

export interface PersonTerms {
  readonly merchantId: number;
  readonly memberId: string;
  readonly programs: Pick<Programs, 'version'>;
}

/**
 * All that is held on one member as one JSON document, piece by piece as it is read: a page of rows
 * is in memory at a time. One snapshot; nothing is yielded if there is no such member. Members who
 * were merged into him are told of in the same way.
 */
export async function* exportPerson(
  client: pg.ClientBase,
  terms: PersonTerms,
): AsyncGenerator<string> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const person = await readPerson(client, terms);
    if (person === null) return;
    yield* partsOf(client, terms, person);
    let before = ',\n"merged": [\n';
    for (const memberId of await readMerged(client, terms)) {
      const other = await readPerson(client, { ...terms, memberId });
      if (other === null) continue;
      yield before;
      yield* partsOf(client, { ...terms, memberId }, other);
      yield '}';
      before = ',\n';
    }
    yield before === ',\n' ? ']}\n' : '}\n';
  } finally {
    await client.query('rollback');
  }
}

/** The document of one member, without its end. */
async function* partsOf(
  client: pg.ClientBase,
  terms: PersonTerms,
  person: { readonly profile: string; readonly books: string },
): AsyncGenerator<string> {
  yield `{"profile": ${person.profile},\n"books": ${person.books}`;
  for (const part of PERSON_PARTS) {
    yield `,\n"${part.name}": [`;
    let separator = '\n';
    for await (const page of personRows(client, terms, part)) {
      const docs = part.name === 'transactions' ? await explained(page, terms) : page;
      yield docs.map((doc, n) => `${n === 0 ? separator : ',\n'}${doc}`).join('');
      separator = ',\n';
    }
    yield ']';
  }
}

/** Transactions with sentences that say why they came out as they did. */
async function explained(
  page: readonly string[],
  { merchantId, programs }: PersonTerms,
): Promise<readonly string[]> {
  return Promise.all(
    page.map(async (doc) => {
      const kept = JSON.parse(doc) as {
        program_version: number;
        details: { trace?: Parameters<typeof explainTrace>[0] } | null;
      };
      const program = await programs.version(merchantId, kept.program_version);
      const why = explainTrace(kept.details?.trace ?? [], program);
      return JSON.stringify({ ...kept, why });
    }),
  );
}
