import type { Member, TransactionDetails } from '../books/records.ts';
import { saidOf } from '../books/said.ts';
import type { Award, Purchase } from '../commands.ts';
import type { Activity, Program } from '../program/program.ts';
import type { Facts } from '../rules/facts.ts';
import { freeze } from '../rules/frozen.ts';
import type { Instant } from '../time/instant.ts';
import type { Granted } from './judge-budgets.ts';

/** What rules are judged on when an earning is reported; the order is added where it is read. */
export function earningFacts(
  program: Program,
  terms: {
    readonly member: Member | null;
    readonly command: Pick<Award | Purchase, 'tags' | 'custom'>;
    readonly at: Instant;
  },
): Facts {
  const { member, command, at } = terms;
  return {
    at,
    zone: program.timeZone,
    pointsDecimals: program.pointsDecimals,
    member,
    order: null,
    tags: command.tags ?? [],
    custom: command.custom ?? {},
    frozen: {},
    line: null,
  };
}

/** What is kept in words with an earning: what was said, and what its rules read, for returns. */
export function earningDetails(
  program: Program,
  terms: {
    readonly activity: Activity;
    readonly tierId: string | null;
    readonly command: Award | Purchase;
    readonly facts: Facts;
    readonly within: Pick<Granted<unknown>, 'granted' | 'uses'>;
  },
): TransactionDetails {
  const { activity, tierId, command, facts, within } = terms;
  const files = command.kind === 'award' ? command.files : undefined;
  const read = activity.reads.length === 0 ? {} : { read: freeze(activity.reads, facts) };
  const { granted, uses: budgets } = within;
  const drawn = budgets.length === 0 ? {} : { granted, budgets };
  const own = earnsOwnPoints(activity, command) ? ({ ownPoints: true } as const) : {};
  const judged = { programVersion: program.version, tierId, judgedAt: facts.at };
  return {
    inputs: { ...judged, ...read, ...own, ...drawn },
    ...saidOf(command),
    ...(files === undefined ? {} : { files }),
  };
}

function earnsOwnPoints({ earn }: Activity, command: Award | Purchase): boolean {
  return earn.type === 'fixed' && command.kind === 'award' && command.passed === undefined;
}
