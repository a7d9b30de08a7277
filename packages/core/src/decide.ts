import type { Books } from './books/books.ts';
import type { Command } from './commands.ts';
import type { Scene } from './deciding.ts';
import type { Decision, Fresh } from './decision.ts';
import { decideApprove, decideReject } from './earning/decide-approval.ts';
import { decideAward } from './earning/decide-award.ts';
import { decideConvertCached } from './earning/decide-convert-cached.ts';
import { decidePurchase } from './earning/decide-purchase.ts';
import { decideAdjust } from './ledger/decide-adjust.ts';
import { decideDeduct } from './ledger/decide-deduct.ts';
import { decideExpire } from './ledger/decide-expire.ts';
import { decideImport } from './ledger/decide-import.ts';
import { decideChangeEmail } from './members/decide-change-email.ts';
import { decideEnroll } from './members/decide-enroll.ts';
import { decideStatus } from './members/decide-status.ts';
import { decideSubscription } from './members/decide-subscription.ts';
import { decideUpdate } from './members/decide-update.ts';
import type { Program } from './program/program.ts';
import { decideRedeem } from './redemption/decide-redeem.ts';
import { decideReturn } from './returns/decide-return.ts';
import { decideReverse } from './returns/decide-reverse.ts';
import { decideJudgeTier } from './tiers/decide-judge-tier.ts';
import { decideSetTier } from './tiers/decide-set-tier.ts';
import type { Instant } from './time/instant.ts';

/**
 * What a command does to the books, without doing it: changes, a refusal, or what must be loaded
 * first. Pure: the same books, command, program, time and supply of ids give the same decision.
 */
// eslint-disable-next-line max-params -- the design names these five; callers hold them apart
export function decide(
  books: Books,
  command: Command,
  program: Program,
  now: Instant,
  fresh: Fresh,
): Decision {
  const scene: Scene = { books, program, now, fresh };
  switch (command.kind) {
    case 'enroll':
      return decideEnroll(scene, command);
    case 'update_member':
      return decideUpdate(scene, command);
    case 'change_email':
      return decideChangeEmail(scene, command);
    case 'set_member_status':
      return decideStatus(scene, command);
    case 'set_subscription':
      return decideSubscription(scene, command);
    case 'award':
      return decideAward(scene, command);
    case 'purchase':
      return decidePurchase(scene, command);
    case 'redeem':
      return decideRedeem(scene, command);
    case 'deduct':
      return decideDeduct(scene, command);
    case 'return_order':
      return decideReturn(scene, command);
    case 'reverse_award':
      return decideReverse(scene, command);
    case 'adjust_points':
      return decideAdjust(scene, command);
    case 'approve_award':
      return decideApprove(scene, command);
    case 'reject_award':
      return decideReject(scene, command);
    case 'expire_points':
      return decideExpire(scene, command);
    case 'convert_cached':
      return decideConvertCached(scene, command);
    case 'set_tier':
      return decideSetTier(scene, command);
    case 'judge_tier':
      return decideJudgeTier(scene, command);
    case 'import_transaction':
      return decideImport(scene, command);
  }
}
