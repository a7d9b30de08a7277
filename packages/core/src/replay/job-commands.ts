import type { Command, CommandKind } from '../commands.ts';

const JOBS = 'job:';

/** What jobs ask for when its time comes. A command of another kind is somebody's wish, whoever sends it. */
const BROUGHT_BY_TIME: ReadonlySet<CommandKind> = new Set([
  'expire_points',
  'judge_tier',
  'approve_award',
  'cancel_redemption',
  'reward_referral',
  'revoke_referral',
  'award_occasion',
  'offer_winback',
  'remind_expiry',
  'convert_cached',
]);

/** True of a command that a job sent because its time had come. */
export function isBroughtByTime({ kind, actor }: Command): boolean {
  return actor.startsWith(JOBS) && BROUGHT_BY_TIME.has(kind);
}

/**
 * Tells awards apart that jobs give: another run that gives the same award gives it the same id, so that
 * whoever took it back then takes it back. Null for commands that give none.
 */
export function jobKey(command: Command): string | null {
  if (command.kind === 'reward_referral') return `${command.side} ${command.purchaseId}`;
  if (command.kind !== 'award_occasion') return null;
  const { occasion, member } = command;
  if (occasion.occasion === 'winback') return `winback ${occasion.purchaseId}`;
  return `${occasion.occasion} ${member.value} ${occasion.day.slice(0, 4)}`;
}
