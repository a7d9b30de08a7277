import { describe, expect, it } from 'vitest';
import { LaneQueue, type Ticket } from './queue.ts';

function ticket(merchantId: number, name: string, subject = name): Ticket {
  return {
    subject,
    submission: {
      merchantId,
      command: { kind: 'expire_points', actor: name, member: { by: 'id', value: name } },
      respond: () => ({ status: 200, body: name }),
      key: null,
      deadlineMs: Infinity,
      bulk: false,
    },
    resolve: () => undefined,
    reject: () => undefined,
    needs: null,
    rounds: 0,
    lockedSince: null,
  };
}

const names = (tickets: readonly Ticket[]): string[] =>
  tickets.map((each) => each.submission.command.actor);

describe('the queue of lanes', () => {
  it('makes batches of one merchant, merchants in turn', () => {
    const queue = new LaneQueue(100);
    for (const name of ['a1', 'a2', 'a3']) queue.offer(ticket(1, name));
    for (const name of ['b1', 'b2']) queue.offer(ticket(2, name));
    expect(names(queue.take(2))).toEqual(['a1', 'a2']);
    expect(names(queue.take(2))).toEqual(['b1', 'b2']);
    expect(names(queue.take(2))).toEqual(['a3']);
    expect(queue.take(2)).toEqual([]);
  });

  it('refuses what goes beyond its bound and takes it again once there is room', () => {
    const queue = new LaneQueue(2);
    expect([queue.offer(ticket(1, 'a')), queue.offer(ticket(1, 'b'))]).toEqual([true, true]);
    expect(queue.offer(ticket(1, 'c'))).toBe(false);
    queue.take(1);
    expect(queue.offer(ticket(1, 'c'))).toBe(true);
    expect(queue.length).toBe(2);
  });

  it('keeps its last fifth for redemptions', () => {
    const queue = new LaneQueue(5);
    const redeeming = (name: string): Ticket => {
      const plain = ticket(1, name);
      const { actor, member } = { actor: name, member: { by: 'id', value: name } } as const;
      const command = { kind: 'redeem', actor, member, rewardId: 'mug' } as const;
      return { ...plain, submission: { ...plain.submission, command } };
    };
    for (const name of ['a', 'b', 'c', 'd']) expect(queue.offer(ticket(1, name))).toBe(true);
    expect(queue.offer(ticket(1, 'e'))).toBe(false);
    expect(queue.offer(redeeming('f'))).toBe(true);
    expect(queue.offer(redeeming('g'))).toBe(false);
    expect(names(queue.take(9))).toEqual(['a', 'b', 'c', 'd', 'f']);
  });

  it('gives back to the front, in the order they came', () => {
    const queue = new LaneQueue(10);
    for (const name of ['a', 'b', 'c']) queue.offer(ticket(1, name));
    const taken = queue.take(2);
    queue.giveBack(taken);
    queue.release(taken);
    expect(names(queue.take(3))).toEqual(['a', 'b', 'c']);
    expect(queue.length).toBe(0);
  });

  it('lets what is about the subject of a batch wait for its end, and others pass', () => {
    const queue = new LaneQueue(10);
    const about = [ticket(1, 'a1', 'a'), ticket(1, 'a2', 'a'), ticket(1, 'b1', 'b')];
    for (const one of [...about, ticket(1, 'a3', 'a'), ticket(2, 'c1', 'c')]) queue.offer(one);
    const first = queue.take(1);
    expect(names(first)).toEqual(['a1']);
    expect(names(queue.take(9))).toEqual(['c1']);
    expect(names(queue.take(9))).toEqual(['b1']);
    expect([names(queue.take(9)), queue.length]).toEqual([[], 2]);
    queue.release(first);
    expect(names(queue.take(9))).toEqual(['a2', 'a3']);
    expect(queue.length).toBe(0);
  });

  it('goes on to the next merchant where nothing of the first can go on', () => {
    const queue = new LaneQueue(10);
    queue.offer(ticket(1, 'a1', 'a'));
    queue.take(1);
    for (const one of [ticket(1, 'a2', 'a'), ticket(2, 'b1'), ticket(2, 'b2')]) queue.offer(one);
    expect(names(queue.take(9))).toEqual(['b1', 'b2']);
    expect([names(queue.take(9)), queue.length]).toEqual([[], 1]);
  });

  it('looks so far behind those that must wait, and no farther', () => {
    const queue = new LaneQueue(1000);
    const waiting = (count: number): void => {
      for (let n = 0; n < count; n += 1) queue.offer(ticket(1, `a${String(n)}`, 'a'));
    };
    queue.offer(ticket(1, 'first', 'a'));
    queue.take(1);
    waiting(255);
    queue.offer(ticket(1, 'near', 'b'));
    expect(names(queue.take(9))).toEqual(['near']);
    waiting(1);
    queue.offer(ticket(1, 'far', 'c'));
    expect(names(queue.take(9))).toEqual([]);
    expect(queue.length).toBe(257);
  });
});
