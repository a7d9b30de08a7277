import { counted, grouped, listed } from '../program/changes/wordings.ts';
import type {
  GoodwillFacts,
  MarkKind,
  ReferralFacts,
  ReturnFacts,
  SignalFacts,
  VelocityFacts,
} from './signal.ts';

/** Puts points into the words of whoever reads: whole or with decimals. */
export type PointsInWords = (points: number) => string;

const MARKS: Readonly<Record<MarkKind, string>> = {
  device: 'with one device',
  network: 'from one network address',
  address: 'for one postal address',
};

/** Says in one sentence, with its figures, what was found. Names nobody but agents. */
export function signalSentence(facts: SignalFacts, points: PointsInWords): string {
  switch (facts.kind) {
    case 'velocity':
      return velocity(facts);
    case 'sharing':
      return `${counted(facts.members, 'member')} earned ${MARKS[facts.mark]} within ${counted(facts.days, 'day')}`;
    case 'referrals':
      return referrals(facts);
    case 'returns':
      return returns(facts, points);
    case 'receipts':
      return facts.same === 'file'
        ? `${counted(facts.members, 'member')} sent the very same file as proof`
        : `${counted(facts.members, 'member')} sent receipts with the same total, day and shop`;
    case 'goodwill':
      return goodwill(facts, points);
  }
}

function velocity(facts: VelocityFacts): string {
  const { per, awards, minutes, memberDays, usual, greatest } = facts;
  const when = per === 'hour' ? `within ${counted(minutes, 'minute')}` : 'in one day';
  const often = `${counted(awards, 'award')} ${when}`;
  if (memberDays === 0) return `${often}; no other member was awarded yet`;
  const stretch = per === 'hour' ? 'in an hour' : 'in a day';
  return `${often}; on 99 of 100 of the ${grouped(String(memberDays))} days on which other members were awarded they had no more than ${grouped(String(usual))} ${stretch}, the busiest ${grouped(String(greatest))}`;
}

function referrals(facts: ReferralFacts): string {
  const { friends, alike, sharing, fleeting, circle } = facts;
  const parts = [
    ...(alike > 0
      ? [`${grouped(String(alike))} have a mailbox or telephone of the referrer or of each other`]
      : []),
    ...(sharing > 0
      ? [`${grouped(String(sharing))} earn with the same device or for the same address`]
      : []),
    ...(fleeting > 0 ? [`${grouped(String(fleeting))} bought once and brought it back`] : []),
  ];
  const of = `Of ${counted(friends, 'friend')} that were recommended`;
  const ring = `${grouped(String(circle))} members recommended each other in a circle`;
  if (parts.length === 0) return ring;
  return `${of} ${listed(parts)}${circle > 0 ? `; ${ring}` : ''}`;
}

function returns(facts: ReturnFacts, points: PointsInWords): string {
  const { orders, returned, spentBefore, othersPerMille, days } = facts;
  const spent = spentBefore > 0 ? `, ${points(spentBefore)} points were spent before that` : '';
  return `${grouped(String(returned))} of ${counted(orders, 'order')} within ${counted(days, 'day')} came back${spent}; of all others’ ${share(othersPerMille)}`;
}

function goodwill(facts: GoodwillFacts, points: PointsInWords): string {
  const { agent, to, gifts, days, otherAgents, median } = facts;
  const gave = `${agent} gave ${points(facts.points)} points in ${counted(gifts, 'award')} within ${counted(days, 'day')}`;
  switch (to) {
    case 'himself':
      return `${gave} to a member who has the same e-mail address`;
    case 'one_member':
      return `${gave} to the same member`;
    case 'members':
      return `${gave}; half of the ${grouped(String(otherAgents))} others gave no more than ${points(median)}`;
  }
}

function share(perMille: number): string {
  return `${String(Math.floor(perMille / 10))}.${String(perMille % 10)} %`;
}
