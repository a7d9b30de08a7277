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
      return `${count(facts.members, 'member')} earned ${MARKS[facts.mark]} within ${count(facts.days, 'day')}`;
    case 'referrals':
      return referrals(facts);
    case 'returns':
      return returns(facts, points);
    case 'receipts':
      return facts.same === 'file'
        ? `${count(facts.members, 'member')} sent the very same file as proof`
        : `${count(facts.members, 'member')} sent receipts with the same total, day and shop`;
    case 'goodwill':
      return goodwill(facts, points);
  }
}

function velocity(facts: VelocityFacts): string {
  const { per, awards, minutes, memberDays, usual, greatest } = facts;
  const when = per === 'hour' ? `within ${count(minutes, 'minute')}` : 'in one day';
  if (memberDays === 0) return `${count(awards, 'award')} ${when}; no other member was awarded yet`;
  const stretch = per === 'hour' ? 'in an hour' : 'in a day';
  return `${count(awards, 'award')} ${when}; on 99 of 100 of the ${grouped(memberDays)} days on which other members were awarded they had no more than ${grouped(usual)} ${stretch}, the busiest ${grouped(greatest)}`;
}

function referrals(facts: ReferralFacts): string {
  const { friends, alike, sharing, fleeting, circle } = facts;
  const parts = [
    ...(alike > 0
      ? [`${grouped(alike)} have a mailbox or telephone of the referrer or of each other`]
      : []),
    ...(sharing > 0
      ? [`${grouped(sharing)} earn with the same device or for the same address`]
      : []),
    ...(fleeting > 0 ? [`${grouped(fleeting)} bought once and brought it back`] : []),
  ];
  const of = `Of ${count(friends, 'friend')} that were recommended`;
  const ring = `${grouped(circle)} members recommended each other in a circle`;
  if (parts.length === 0) return ring;
  return `${of} ${inARow(parts)}${circle > 0 ? `; ${ring}` : ''}`;
}

function returns(facts: ReturnFacts, points: PointsInWords): string {
  const { orders, returned, spentBefore, othersPerMille, days } = facts;
  const spent = spentBefore > 0 ? `, ${points(spentBefore)} points were spent before that` : '';
  return `${grouped(returned)} of ${count(orders, 'order')} within ${count(days, 'day')} came back${spent}; of all others’ ${share(othersPerMille)}`;
}

function goodwill(facts: GoodwillFacts, points: PointsInWords): string {
  const { agent, to, gifts, days, otherAgents, median } = facts;
  const gave = `${agent} gave ${points(facts.points)} points in ${count(gifts, 'award')} within ${count(days, 'day')}`;
  switch (to) {
    case 'himself':
      return `${gave} to a member who has the same e-mail address`;
    case 'one_member':
      return `${gave} to the same member`;
    case 'members':
      return `${gave}; half of the ${grouped(otherAgents)} others gave no more than ${points(median)}`;
  }
}

function share(perMille: number): string {
  return `${String(Math.floor(perMille / 10))}.${String(perMille % 10)} %`;
}

function count(many: number, what: string): string {
  return `${grouped(many)} ${what}${many === 1 ? '' : 's'}`;
}

function grouped(many: number): string {
  return String(many).replace(/\B(?=(\d{3})+$)/g, ',');
}

function inARow(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
