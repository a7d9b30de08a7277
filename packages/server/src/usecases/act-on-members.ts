import type { Command, Refusal } from '@fealty/core';
import { hash } from 'node:crypto';
import type { Lanes } from '../ledger/lanes.ts';
import type { Answer, RequestKey, Respond } from '../ledger/outcome.ts';
import { foreseeUnlessBusy } from './foresee-unless-busy.ts';

/** What is done to each of many members; `tag` and `untag` say with which tags. */
export interface MemberAct {
  readonly act: 'tag' | 'untag' | 'block' | 'unblock' | 'delete';
  readonly tags: readonly string[];
}

const STATUSES = { block: 'blocked', unblock: 'active', delete: 'deleted' } as const;

/** The command that does it to one member; nobody who was deleted is let back in by it. */
export function actCommand({ act, tags }: MemberAct, memberId: string, actor: string): Command {
  const member = { by: 'id', value: memberId } as const;
  switch (act) {
    case 'tag':
      return { kind: 'change_tags', actor, member, add: tags, remove: [] };
    case 'untag':
      return { kind: 'change_tags', actor, member, add: [], remove: tags };
    case 'block':
    case 'unblock':
    case 'delete':
      return { kind: 'update_member', actor, member, changes: {}, status: STATUSES[act] };
  }
}

/** Many members, what is done to them, and for whom. */
export interface ActOnMembers {
  readonly merchantId: number;
  readonly memberIds: readonly string[];
  readonly act: MemberAct;
  readonly actor: string;
}

/** What doing it would come to, in the order of the members. */
export type ForeseenAct =
  | { readonly kind: 'changes' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Judges every member on one snapshot; nothing is written. Null if too much is being foreseen already. */
export async function foreseeActs(
  lanes: Lanes,
  { merchantId, memberIds, act, actor }: ActOnMembers,
): Promise<readonly ForeseenAct[] | null> {
  const foreseen = await foreseeUnlessBusy(lanes, {
    merchantId,
    needs: {},
    commands: () => memberIds.map((memberId) => actCommand(act, memberId, actor)),
  });
  if (foreseen === null) return null;
  return foreseen.map((decision): ForeseenAct => {
    if (decision === null) throw new Error('a command was not judged');
    if (decision.kind === 'refused') return { kind: 'refused', refusal: decision.refusal };
    return { kind: decision.changes.length === 0 ? 'unchanged' : 'changes' };
  });
}

/**
 * Does it to all of them side by side, on the lanes for what comes in numbers; answers in their order.
 * Under a request key each member has one that is made of it, so that sent again it is done once.
 */
export function actOnMembers(
  lanes: Lanes,
  { merchantId, memberIds, act, actor }: ActOnMembers,
  terms: {
    readonly key: RequestKey | null;
    readonly deadlineMs: number;
    readonly respond: Respond;
  },
): Promise<readonly Answer[]> {
  return Promise.all(
    memberIds.map((memberId, place) =>
      lanes.submit({
        merchantId,
        command: actCommand(act, memberId, actor),
        respond: terms.respond,
        key: keyAt(terms.key, place),
        deadlineMs: terms.deadlineMs,
        bulk: true,
      }),
    ),
  );
}

/** The key of one line of a request that has a key. */
export function keyAt(key: RequestKey | null, place: number): RequestKey | null {
  if (key === null) return null;
  return { ...key, key: `${hash('sha256', key.key, 'hex')}.${String(place)}` };
}
