import {
  compileProgram,
  type Command,
  type Enroll,
  type Instant,
  type Order,
  type Program,
  type ProgramDocument,
  type RecordedCommand,
  type RerunStep,
} from '@fealty/core';

/* Histories that are told command by command. Members are named by their ids: `ann`. */

const actor = 'key:history';

/** A command as a history keeps it; `ids` are those that it drew, first the member who joined. */
export function asked(
  command: Command,
  now: Instant,
  ids: readonly string[] = [],
): RecordedCommand {
  return { command, now, ids, referralCode: '' };
}

/** Somebody joins, with the address `ann@example.com` unless the profile has another. */
export function joins(
  name: string,
  profile: Partial<Enroll['profile']> = {},
  more: Partial<Pick<Enroll, 'referrerCode' | 'status' | 'imported'>> = {},
): Command {
  const known = { email: `${name}@example.com`, firstName: name, lastName: 'History' };
  return { kind: 'enroll', actor, profile: { ...known, ...profile }, ...more };
}

/** An order of the shop without lines, by a member or by somebody with an e-mail address. */
export function buys(whom: string, id: string, subtotal: string): Command {
  const order: Order = { id, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] };
  const member = { by: whom.includes('@') ? 'email' : 'id', value: whom } as const;
  return { kind: 'purchase', actor, member, activityId: 'made_a_purchase', order };
}

export function returns(orderId: string): Command {
  return { kind: 'return_order', actor, activityId: 'made_a_purchase', orderId };
}

export function awards(whom: string, activityId: string): Command {
  return { kind: 'award', actor, member: { by: 'id', value: whom }, activityId };
}

export function redeems(whom: string, rewardId: string, hold = false): Command {
  const command = { kind: 'redeem', actor, member: { by: 'id', value: whom }, rewardId } as const;
  return hold ? { ...command, hold } : command;
}

/** A program that runs under a number. */
export function versionOf(document: ProgramDocument, version: number): Program {
  const compiled = compileProgram(document, version, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

/** When something was done, what, about whom, and for how many points or why not: a line to read. */
export function stepLine({ command, now, decision }: RerunStep): string {
  const when = new Date(now).toISOString().slice(5, 16).replace('T', ' ');
  const about = 'transactionId' in command ? command.transactionId : aboutOf(command);
  const came =
    decision.kind === 'refused'
      ? decision.refusal.code
      : String(decision.result.transaction?.points ?? 'nothing');
  return `${when} ${command.kind} ${about}: ${came}`;
}

function aboutOf(command: Command): string {
  return 'member' in command ? command.member.value : '';
}
