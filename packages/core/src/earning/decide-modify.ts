import { amend } from '../books/said.ts';
import type { ModifyAward } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, refuse, type Scene } from '../deciding.ts';
import { post } from '../ledger/post.ts';
import { isAmount } from '../points/points.ts';
import { awardPoints } from '../returns/find-award.ts';
import { openAward } from './open-award.ts';

/** Attributes of the merchant's own that one award may be given by and by. */
const CUSTOM_MAX = 100;

/**
 * A moderator makes a pending award worth something else, or says why it stands as it does. It
 * stays pending. What it was recorded with stays a fact; the difference is posted.
 */
export function decideModify(scene: Scene, command: ModifyAward): Decision {
  const open = openAward(scene, command);
  if ('kind' in open) return open;
  const { award, returns, draft } = open;
  const before = awardPoints(award);
  const points = command.points ?? before;
  // What came back of it already cannot be taken away a second time.
  const least = returns?.points ?? 0;
  const { amendment = null } = command;
  const said = command.points !== undefined || amendment !== null || (command.reason ?? '') !== '';
  if (!said || !isAmount(points) || points < least) {
    const needed = said
      ? `a whole number from ${String(least)}`
      : 'points, a reason or what else is said of it';
    return refuse(
      'amount_malformed',
      { field: 'points', seen: command.points ?? '', needed },
      draft,
    );
  }
  const amended = amend(award.amended, amendment);
  const names = Object.keys(amended?.custom ?? {}).length;
  if (names > CUSTOM_MAX) {
    const needed = `at most ${String(CUSTOM_MAX)} attributes in all`;
    return refuse('amount_malformed', { field: 'custom', seen: names, needed }, draft);
  }
  const { memberId, at } = draft;
  draft.trace.push({ step: 'modified', from: before, to: points, by: command.modifiedBy });
  draft.changes.push({
    kind: 'award_modified',
    memberId,
    transactionId: award.id,
    points,
    amendment,
    by: command.modifiedBy,
    reason: command.reason ?? null,
    at,
  });
  const move = { transactionId: award.id, lotId: null };
  if (points > before) {
    post(draft, { ...move, from: 'issued', to: 'pending', amount: points - before });
  } else if (points < before) {
    post(draft, { ...move, from: 'pending', to: 'issued', amount: before - points });
  }
  return done(draft, { transaction: { ...award, modified: points, amended } });
}
