import { decide, needsOf, type Command, type Needs, type Program } from '@fealty/core';
import type pg from 'pg';
import { createFresh } from '../runtime/fresh.ts';
import type { Programs } from '../store/programs.ts';
import { applyDecision } from './apply-decision.ts';
import { olderPrograms } from './batch.ts';
import { momentFor } from './decide-batch.ts';
import { fly } from './flight.ts';
import type { Foreseen, Foresight } from './foresight.ts';
import { joinNeeds, planLoad } from './load-plan.ts';
import { rollback } from './load-statements.ts';
import { load, type Loaded } from './load.ts';

const ROUNDS_MAX = 8;
const fresh = createFresh();

/**
 * Decides commands one after another as a batch of a lane would, by the same statements without
 * locks, on one snapshot; then forgets it. A page costs a few round trips, however long it is.
 */
export async function foresee(
  client: pg.Client,
  { merchantId, needs, commands }: Foresight,
  programs: Programs,
): Promise<readonly Foreseen[]> {
  const program = await programs.refresh(merchantId);
  const first = await read(client, { merchantId, program, programs }, [needs]);
  const asked = commands(first.books, program);
  let wanted: (Needs | null)[] = asked.map((command) =>
    command === null ? null : needsOf(command, program),
  );
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const some = wanted.filter((need) => need !== null);
    const loaded = await read(client, { merchantId, program, programs }, some);
    const decided = decideAll(asked, wanted, { loaded, program });
    if (decided.lacking.size === 0) return decided.foreseen;
    wanted = wanted.map((need, place) => {
      const more = decided.lacking.get(place);
      return need === null || more === undefined ? need : joinNeeds(need, more);
    });
  }
  throw new Error('a foresight asks for facts without end');
}

function decideAll(
  asked: readonly (Command | null)[],
  wanted: readonly (Needs | null)[],
  { loaded, program }: { readonly loaded: Loaded; readonly program: Program },
): { readonly foreseen: Foreseen[]; readonly lacking: ReadonlyMap<number, Needs> } {
  const lacking = new Map<number, Needs>();
  const foreseen = asked.map((command, place): Foreseen => {
    const needs = wanted[place] ?? null;
    if (command === null || needs === null) return null;
    const now = momentFor(needs, loaded);
    const decision = decide({ books: loaded.books, program, now, fresh }, command);
    if (decision.kind === 'needs') {
      lacking.set(place, decision.needs);
      return null;
    }
    applyDecision(decision, { program, now }, loaded.books);
    return decision;
  });
  return { foreseen, lacking };
}

/** Reads in a transaction that is over as soon as the facts are in memory. */
async function read(
  client: pg.Client,
  by: {
    readonly merchantId: number;
    readonly program: Program;
    readonly programs: Programs;
  },
  needs: readonly Needs[],
): Promise<Loaded> {
  const plan = planLoad(needs);
  const older = await olderPrograms(plan.programs, by.merchantId, by.programs);
  try {
    const request = { merchantId: by.merchantId, plan, keys: [], mode: 'snapshot' } as const;
    const loaded = await load(client, request);
    for (const [version, compiled] of older) loaded.books.programs.set(version, compiled);
    return loaded;
  } finally {
    await fly(client, [{ statement: rollback, values: [] }]);
  }
}
