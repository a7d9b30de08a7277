import {
  decide,
  needsOf,
  type Books,
  type Command,
  type Fresh,
  type Needs,
  type Result,
  type Scene,
} from '@fealty/core';
import type pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { applyDecision } from './apply-decision.ts';
import { olderPrograms } from './batch.ts';
import { momentFor, pastAt } from './decide-batch.ts';
import { fly } from './flight.ts';
import { createMaskedFresh } from '../runtime/fresh.ts';
import { joinNeeds, planLoad } from './load-plan.ts';
import { rollback } from './load-statements.ts';
import type { Supposed } from './lanes.ts';
import { load, type Loaded } from './load.ts';
import type { Answer, Outcome, Submission } from './outcome.ts';

const ROUNDS_MAX = 8;
const MASKED_ID = '0'.repeat(24);
const MASKED_CODE = '********';

/**
 * Decides a command as a lane would, by the same statements without locks on a read-only
 * snapshot and by the same decision; then forgets it. Ids and coupon codes are masked.
 */
export async function simulate(
  client: pg.Client,
  submission: Submission,
  tools: Omit<Tools, 'fresh'>,
): Promise<Answer> {
  let needs: Needs | null = null;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const outcome = await attempt(client, submission, needs, {
      ...tools,
      fresh: createMaskedFresh(),
    });
    if (outcome.kind === 'needs') {
      needs = needs === null ? outcome.needs : joinNeeds(needs, outcome.needs);
      continue;
    }
    const words = submission.respond(outcome.outcome);
    return { ...words, replayed: false, retryAfterSeconds: null };
  }
  throw new Error(`${submission.command.kind} asks for facts without end`);
}

interface Tools {
  readonly programs: Programs;
  readonly fresh: Fresh;
  readonly supposed: Supposed;
}

type Attempt =
  | { readonly kind: 'needs'; readonly needs: Needs }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

async function attempt(
  client: pg.Client,
  submission: Submission,
  found: Needs | null,
  { programs, fresh, supposed }: Tools,
): Promise<Attempt> {
  const { merchantId, command } = submission;
  const { before = [] } = supposed;
  const running = await programs.refresh(merchantId);
  const program = supposed.program ?? running;
  const first = needsOf(command, program);
  const needs = [...before.map((each) => needsOf(each, program)), ...(found ? [found] : [])].reduce(
    joinNeeds,
    first,
  );
  const plan = planLoad([needs]);
  const older = await olderPrograms(plan.programs, merchantId, programs);
  const loaded = await snapshot(client, () =>
    load(client, { merchantId, plan, keys: [], mode: 'snapshot' }),
  );
  for (const [version, compiled] of older) loaded.books.programs.set(version, compiled);
  if (supposed.program !== undefined) knowBudgets(loaded.books, plan.budgets);
  const now = momentFor(needs, loaded);
  const past = pastAt(loaded, programs.recent(merchantId));
  const scene: Scene = { books: loaded.books, program, now, fresh, past };
  for (const each of before) {
    const ended = carryOutAlone(scene, each);
    if (ended.kind === 'needs' || ended.outcome.kind === 'refused') return ended;
  }
  return carryOutAlone(scene, command);
}

/** Decides one command and alters the books in memory. */
function carryOutAlone(scene: Scene, command: Command): Attempt {
  const decision = decide(scene, command);
  if (decision.kind === 'needs') return decision;
  const outcome = applyDecision(decision, scene, scene.books);
  return {
    kind: 'outcome',
    outcome:
      outcome.kind === 'done'
        ? { ...outcome, result: masked(outcome.result), simulated: true }
        : { ...outcome, simulated: true },
  };
}

/** Budgets begin with the version that names them: of one that never ran nothing was drawn. */
function knowBudgets({ budgets }: Books, ids: readonly string[]): void {
  for (const id of ids) {
    if (!budgets.has(id)) budgets.set(id, { id, points: 0, uses: 0 });
  }
}

/** Reads in a transaction that is over as soon as the facts are in memory. */
async function snapshot(client: pg.Client, read: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await read();
  } finally {
    await fly(client, [{ statement: rollback, values: [] }]);
  }
}

function masked(result: Result): Result {
  const { transaction, coupon } = result;
  return {
    ...result,
    transaction:
      transaction === null
        ? null
        : {
            ...transaction,
            id: MASKED_ID,
            details:
              transaction.details.couponCode === undefined
                ? transaction.details
                : { ...transaction.details, couponCode: MASKED_CODE },
          },
    coupon: coupon === null ? null : { ...coupon, code: MASKED_CODE },
  };
}
