import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver, countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain, welcoming } from '../../../../tests/scenarios/programs.ts';
import { emptyBooks, identityText } from '../books/books.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command, Enroll } from '../commands.ts';
import { decide } from '../decide.ts';
import { newReferralCode } from './referral-code.ts';

const actor = 'key:test';
const ann: Enroll = {
  kind: 'enroll',
  actor,
  profile: { email: ' Ann@Example.com', uid: '1', firstName: 'Ann', lastName: 'T' },
};

function purchase(id: number): Command {
  const order = { id: `O${String(id)}`, total: '', subtotal: '1', currency: '', coupons: [] };
  return {
    kind: 'purchase',
    actor,
    member: { by: 'email', value: 'ann@example.com' },
    activityId: 'made_a_purchase',
    order: { ...order, lines: [] },
  };
}

describe('enrolment', () => {
  it('tells of the member last, as the sign-up award left him, and before old purchases', () => {
    const books = emptyBooks(true);
    const program = compiled(welcoming);
    const fresh = countingFresh();
    const first = decide({ books, program, now: 5, fresh }, purchase(1));
    if (first.kind !== 'done') throw new Error('not cached');
    applyChanges(books, first.changes);
    const decision = decide({ books, program, now: 9, fresh }, ann);
    if (decision.kind !== 'done') throw new Error('not enrolled');
    const told = decision.changes.flatMap((change) =>
      change.kind === 'event_raised' ? [change.type] : [],
    );
    expect(told).toEqual(['points.awarded', 'member.enrolled', 'points.awarded']);
    expect(decision.result.transaction?.activityId).toBe('created_an_account');
    applyChanges(books, decision.changes);
    const [member] = [...books.members.values()];
    expect(member?.member.profile.email).toBe('ann@example.com');
    expect(member?.member.lifetime.firstPurchaseAt).toBe(5);
    expect(member?.member.referralCode).toMatch(/^ANN[0-9A-Z]{5}$/);
  });

  it('converts a hundred purchases itself and leaves the rest to commands of their own', async () => {
    const driver = coreDriver({ title: '', program: plain, table: '' });
    const at = noonOf(driver, 1);
    for (let id = 0; id < 230; id += 1) await driver.carryOut(purchase(id), at + id);
    await driver.carryOut(ann, at + 300);
    expect((await driver.balances('ann@example.com')).available).toBe(100);
    const convert: Command = {
      kind: 'convert_cached',
      actor,
      member: { by: 'uid', value: '1' },
      email: 'ann@example.com',
    };
    await driver.carryOut(convert, at + 400);
    expect((await driver.balances('ann@example.com')).available).toBe(200);
    await driver.carryOut(convert, at + 500);
    await driver.carryOut(convert, at + 600);
    expect((await driver.balances('ann@example.com')).available).toBe(230);
    expect(driver.books.cached.get('ann@example.com')).toEqual([]);
  });

  it('keeps what an imported member brings along, and welcomes him with nothing else', async () => {
    const driver = coreDriver({ title: '', program: welcoming, table: '' });
    const at = noonOf(driver, 100);
    const expiresAt = noonOf(driver, 200);
    await driver.carryOut(purchase(1), at);
    await driver.carryOut(
      {
        ...ann,
        imported: {
          key: { importId: 'old', line: 1 },
          enrolledAt: noonOf(driver, 1),
          tierId: 'gold',
          status: 'blocked',
          subscribed: false,
          referralCode: 'ann1234',
          balance: { points: 77, expiresAt },
        },
      },
      at,
    );
    const member = await driver.member('ann@example.com');
    expect(member).toMatchObject({
      status: 'blocked',
      subscribed: false,
      tierId: 'gold',
      referralCode: 'ann1234',
      enrolledAt: noonOf(driver, 1),
      qualified: 0,
    });
    expect(member?.balances.available).toBe(77);
    expect(driver.books.identities.has('referral_code:ANN1234')).toBe(true);
    expect(driver.books.members.get(member?.id ?? '')?.lots[0]?.expiresAt).toBe(expiresAt);
  });

  it('remembers who recommended the member, whatever the case of the code', async () => {
    const driver = coreDriver({ title: '', program: plain, table: '' });
    await driver.carryOut(ann, noonOf(driver, 1));
    const referrer = await driver.member('ann@example.com');
    const bob = { email: 'bob@example.com', firstName: 'Bob', lastName: 'T' };
    const code = referrer?.referralCode.toLowerCase() ?? '';
    const at = noonOf(driver, 2);
    await driver.carryOut({ kind: 'enroll', actor, profile: bob, referrerCode: code }, at);
    expect((await driver.member('bob@example.com'))?.referrerId).toBe(referrer?.id);
  });
});

describe('referral codes', () => {
  const scene = { books: emptyBooks(true), program: compiled(plain), now: 0 };

  it.each([
    ['Zoë', 'ZOE00001'],
    ['Jo', 'JO00001'],
    ["D'Arcy", 'DAR00001'],
    ['李', '00001'],
  ])('begin with letters of the name %s', (name, code) => {
    expect(newReferralCode({ ...scene, fresh: countingFresh() }, name)).toBe(code);
  });

  it('pass over one that is taken', () => {
    const books = emptyBooks(true);
    books.identities.set(identityText({ kind: 'referral_code', value: 'ANN00001' }), 'm1');
    const code = newReferralCode({ ...scene, books, fresh: countingFresh() }, 'Ann');
    expect(code).toBe('ANN00002');
  });

  it('are tried twenty times at most; the store refuses one that is taken', () => {
    const books = emptyBooks(true);
    books.identities.set(identityText({ kind: 'referral_code', value: 'ANN00000' }), 'm1');
    let tries = 0;
    const code = (): string => {
      tries += 1;
      return '00000';
    };
    const fresh = { ...countingFresh(), code };
    expect(newReferralCode({ ...scene, books, fresh }, 'Ann')).toBe('ANN00000');
    expect(tries).toBe(20);
  });
});
