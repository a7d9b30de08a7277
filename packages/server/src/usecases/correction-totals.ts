import { pointsText, refusalSentence, type Points, type Program } from '@fealty/core';
import type pg from 'pg';
import {
  readExamples,
  readLineSums,
  readRefusedLines,
  type ExampleLine,
} from '../store/correction-sums.ts';

/** What a correction would come to, as it is kept and shown. Points of the ledger. */
export interface Foresight {
  readonly lines: number;
  readonly members: number;
  readonly given: Points;
  readonly taken: Points;
  /** Of what is taken, what balances do not hold. */
  readonly shortfall: Points;
  /** Signed: by how much what members may spend and owe changes, all in all. */
  readonly liability: number;
  readonly tierChanges: number;
  /** How many lines come to nothing, by why. */
  readonly refused: Readonly<Record<string, number>>;
  readonly examples: readonly string[];
  readonly programVersion: number;
}

/** Above these a second person approves, unless the merchant says otherwise. */
const POINTS_MAX = 10_000;
const MEMBERS_MAX = 100;

/** True above the merchant's limits: so many points moved in all, or so many members. */
export function needsApproval(
  { given, taken, members }: Pick<Foresight, 'given' | 'taken' | 'members'>,
  limits: { readonly points: number | null; readonly members: number | null },
): boolean {
  return given + taken > (limits.points ?? POINTS_MAX) || members > (limits.members ?? MEMBERS_MAX);
}

/** Sums the lines of a correction up. */
export async function readForesight(
  pool: pg.Pool,
  of: { readonly merchantId: number; readonly id: string; readonly program: Program },
): Promise<Foresight> {
  const { merchantId, id, program } = of;
  const sums = await readLineSums(pool, merchantId, id);
  const refused = await readRefusedLines(pool, merchantId, id);
  const examples = await readExamples(pool, merchantId, id);
  return {
    ...sums,
    liability: sums.given - sums.taken,
    refused: Object.fromEntries(refused.map(({ code, lines }) => [code, lines])),
    examples: examples.map((line) => exampleSentence(line, program)),
    programVersion: program.version,
  };
}

function exampleSentence(line: ExampleLine, program: Program): string {
  const { memberId, awardId, predicted, shortfall, tierFrom, tierTo, code } = line;
  const about = awardId === null ? '' : ` for award ${awardId}`;
  if (code !== null) return `Member ${memberId} is left alone${about}: ${lineCodeSentence(code)}.`;
  const points = (amount: number): string => {
    const text = pointsText(Math.abs(amount), program.pointsDecimals);
    return text === '1' ? '1 point' : `${text} points`;
  };
  const verb = (predicted ?? 0) >= 0 ? 'gets' : 'loses';
  const short = shortfall === 0 ? '' : `, ${points(shortfall)} of which the balance does not hold`;
  const name = (tier: string | null): string =>
    tier === null ? 'no tier' : (program.tiers.get(tier)?.name ?? tier);
  const tier = tierFrom === tierTo ? '' : ` and moves from ${name(tierFrom)} to ${name(tierTo)}`;
  return `Member ${memberId} ${verb} ${points(predicted ?? 0)}${about}${short}${tier}.`;
}

/** Why a line comes to nothing, or was left as it is, in words. */
export function lineCodeSentence(code: string): string {
  if (code === 'inputs_unknown') return 'the award was not earned by rules of this program';
  return refusalSentence(code);
}
