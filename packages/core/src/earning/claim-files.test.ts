import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks } from '../books/books.ts';
import type { SentFile } from '../books/sent-file.ts';
import type { Award, Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { ApprovalDocument } from '../program/document.ts';

const actor = 'key:test';
const NOW = 1_000_000;

/** A shop with ann and bob in it, and one activity that takes files. */
function shop(approval?: ApprovalDocument) {
  const program = compiled({
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    activities: [
      {
        id: 'submit_a_receipt',
        name: 'Receipt',
        earn: { points: '5' },
        ...(approval === undefined ? {} : { approval }),
      },
      { id: 'upload_photo', name: 'Photo', earn: { points: '5' } },
    ],
    rewards: [],
    tiers: [{ id: 'base', name: 'Base', threshold: '0' }],
  });
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const refused: Decision[] = [];
  const run = (command: Command): string => {
    const decision = decide({ books, program, now: NOW, fresh }, command);
    if (decision.kind === 'needs') throw new Error('whole books have everything');
    if (decision.kind === 'refused') {
      refused.push(decision);
      return decision.refusal.code;
    }
    applyChanges(books, decision.changes);
    return decision.result.transaction?.status ?? 'done';
  };
  for (const name of ['ann', 'bob']) {
    const profile = { email: `${name}@example.com`, firstName: name, lastName: 'T' };
    run({ kind: 'enroll', actor, profile });
  }
  const send = (name: string, files: readonly SentFile[], more: Partial<Award> = {}): string =>
    run({
      kind: 'award',
      actor,
      member: { by: 'email', value: `${name}@example.com` },
      activityId: 'submit_a_receipt',
      files,
      ...more,
    });
  return { books, send, refused, claims: () => [...books.claims.values()] };
}

const file = (digest: string, id = `of-${digest}`): SentFile => ({ id, digest });

describe('files that are sent for an award', () => {
  it('earn once for a member, whatever they are sent as, and for another', () => {
    const { send, claims } = shop();
    expect(send('ann', [file('a'), file('b')])).toBe('pending');
    expect(send('ann', [file('c'), file('b', 'again')])).toBe('file_taken');
    expect(send('ann', [file('a')], { activityId: 'upload_photo' })).toBe('file_taken');
    expect(send('bob', [file('a')])).toBe('pending');
    expect(claims().map((claim) => claim?.key)).toEqual(['a', 'b', 'a']);
  });

  it('are not to be the same in one award', () => {
    const { send, claims } = shop();
    expect(send('ann', [file('a'), file('a', 'twin')])).toBe('file_taken');
    expect(claims()).toEqual([]);
  });

  it('are kept with their award, and named where they were sent before', () => {
    const { books, send, refused } = shop();
    send('ann', [file('a'), file('b')]);
    const award = [...books.transactions.values()].find((one) => one?.kind === 'award');
    expect(award?.details.files).toEqual([file('a'), file('b')]);
    send('ann', [file('c'), file('b')]);
    send('ann', [file('d'), file('d')]);
    const context = { kind: 'refused', memberId: award?.memberId };
    const before = `another than came with transaction ${award?.id ?? ''}`;
    expect(refused).toMatchObject([
      { ...context, refusal: { code: 'file_taken', details: { seen: 2, needed: before } } },
      {
        ...context,
        refusal: { code: 'file_taken', details: { seen: 2, needed: 'each file once' } },
      },
    ]);
  });

  it('take the date with them on which their points lapse, and no other', () => {
    const { books, send } = shop();
    send('ann', [file('a')], { expiresAt: NOW + 500, approvesAt: NOW + 100 });
    send('ann', [file('b')]);
    const awards = [...books.transactions.values()].filter((one) => one?.kind === 'award');
    expect(awards.map((one) => [one?.expiresAt, one?.approvesAt])).toEqual([
      [NOW + 500, null],
      [null, null],
    ]);
  });

  it('wait for a person, whatever time was named, unless the program says otherwise', () => {
    const past = { approvesAt: NOW - 1 };
    expect(shop().send('ann', [file('a')], past)).toBe('pending');
    expect(shop({ mode: 'immediately' }).send('ann', [file('a')])).toBe('auto_approved');
    expect(shop({ mode: 'after_days', days: 3 }).send('ann', [file('a')])).toBe('pending');
    expect(shop({ mode: 'after_days', days: 3 }).send('ann', [file('a')], past)).toBe(
      'auto_approved',
    );
  });
});
