import { askPeer, balanceOf, type Peer } from './peer.ts';

/** What a peer made of requests that meet. */
export interface RaceResult {
  /** Of a hundred debits at once of a balance of ten points: carried out, and what was left. */
  readonly debitsDone: number;
  readonly leftOfTen: number;
  /** Points of one credit of 80 that was sent twice, one after the other. */
  readonly sentTwice: number;
  /** Points of one credit of 80 that was sent a hundred times at once. */
  readonly sentAtOnce: number;
}

const AT_ONCE = 100;
const ALLOWED = 10;
const CREDIT = 80;
/** Beyond all members of loads. */
const FIRST_MEMBER = 90_000_001;

let raced = 0;

/** Whether nothing was spent that was not there, and nothing credited more than once. */
export function isSound({ debitsDone, leftOfTen, sentTwice, sentAtOnce }: RaceResult): boolean {
  return debitsDone === ALLOWED && leftOfTen === 0 && sentTwice === CREDIT && sentAtOnce === CREDIT;
}

/** Lets requests meet on members whom nobody else moves. */
export async function race(peer: Peer): Promise<RaceResult> {
  const spender = await joined(peer);
  const order = { member: spender, points: ALLOWED, order: `ten-${String(spender)}` };
  await expectDone(peer, order);
  const debits = await atOnce(() => askPeer(peer, 'debit', { member: spender }));
  const twice = await joined(peer);
  const one = { member: twice, points: CREDIT, order: `twice-${String(twice)}` };
  await expectDone(peer, one);
  await askPeer(peer, 'credit', one);
  const often = await joined(peer);
  const same = { member: often, points: CREDIT, order: `often-${String(often)}` };
  await atOnce(() => askPeer(peer, 'credit', same));
  return {
    debitsDone: debits.filter(({ status }) => status === 200).length,
    leftOfTen: await balanceOf(peer, spender),
    sentTwice: await balanceOf(peer, twice),
    sentAtOnce: await balanceOf(peer, often),
  };
}

async function joined(peer: Peer): Promise<number> {
  const member = FIRST_MEMBER + raced;
  raced += 1;
  await peer.join(member);
  return member;
}

async function expectDone(
  peer: Peer,
  terms: { readonly member: number; readonly points: number; readonly order: string },
): Promise<void> {
  const { status, answer } = await askPeer(peer, 'credit', terms);
  if (status !== 200) throw new Error(`${peer.name}: ${JSON.stringify(answer)}`);
}

function atOnce<T>(send: () => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, send));
}
