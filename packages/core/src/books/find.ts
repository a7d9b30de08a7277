import { refIdentity, type MemberRef } from '../commands.ts';
import { lacking, refuse, type Lacking, type Refused, type Scene } from '../deciding.ts';
import type { Instant } from '../time/instant.ts';
import { claimText, identityText, type Books, type MemberBooks } from './books.ts';
import type {
  Claim,
  IdentityKey,
  Member,
  MemberId,
  OrderReturns,
  Transaction,
  TransactionId,
} from './records.ts';

/*
 * Looking things up. `undefined` always means "not loaded"; books that are whole have nothing that
 * is not loaded, so there it becomes null, "not there".
 */

export function holderOf(books: Books, identity: IdentityKey): MemberId | null | undefined {
  const holder = books.identities.get(identityText(identity));
  return holder === undefined && books.whole ? null : holder;
}

/** Who has it, as far as is known; for identities that were asked for before. */
export function heldBy(books: Books, identity: IdentityKey): MemberId | null {
  return holderOf(books, identity) ?? null;
}

export function claimOf(books: Books, scope: string, key: string): Claim | null | undefined {
  const claim = books.claims.get(claimText(scope, key));
  return claim === undefined && books.whole ? null : claim;
}

export function transactionOf(books: Books, id: TransactionId): Transaction | null | undefined {
  const transaction = books.transactions.get(id);
  return transaction === undefined && books.whole ? null : transaction;
}

export function returnsOf(books: Books, id: TransactionId): OrderReturns | null | undefined {
  const returns = books.returns.get(id);
  return returns === undefined && books.whole ? null : returns;
}

/** The member a command names. One who was erased is nobody any more. */
export function findMember(scene: Scene, ref: MemberRef): MemberBooks | Refused | Lacking {
  const found = findTraces(scene, ref);
  if ('kind' in found || found.member.erasedAt === null) return found;
  return refuse('member_unknown', { seen: ref.value, needed: 'a member of the program' });
}

/**
 * The member a command names, or what is left of him. One named by id was asked for before, so
 * absence is an answer.
 */
export function findTraces(scene: Scene, ref: MemberRef): MemberBooks | Refused | Lacking {
  const { books } = scene;
  const id = ref.by === 'id' ? ref.value : holderOf(books, refIdentity(ref));
  if (id === undefined) return lacking({ members: [ref] });
  const found = id === null ? undefined : survivorOf(books, id);
  if (found !== undefined) return found;
  if (id !== null && ref.by !== 'id') return lacking({ members: [{ by: 'id', value: id }] });
  return refuse('member_unknown', { seen: ref.value, needed: 'a member of the program' });
}

/** Nothing that an erased member did is undone or gone on with: what it stood on is forgotten. */
export function refuseErased(member: Member): Refused | null {
  if (member.erasedAt === null) return null;
  return refuse('member_deleted', { seen: 'erased', needed: 'a member' }, { memberId: member.id });
}

/**
 * Who goes on for a member: he himself, or whoever he was merged into. Undefined if he is not
 * loaded. Everything that names a member, such as a transaction, means this one.
 */
export function survivorOf(books: Books, id: MemberId): MemberBooks | Lacking | undefined {
  const found = books.members.get(id);
  const into = found?.member.mergedInto ?? null;
  if (into === null) return found;
  return books.members.get(into) ?? lacking({ members: [{ by: 'id', value: into }] });
}

/**
 * The id that is meant by a name, also if another goes on for that member: what is due stays under
 * the member it was set for. Of a member who was found before.
 */
export function namedId({ books }: Scene, ref: MemberRef, found: Member): MemberId {
  if (ref.by === 'id') return ref.value;
  return heldBy(books, refIdentity(ref)) ?? found.id;
}

/** What the member's status forbids, for commands that earn or redeem. */
export function refuseByStatus(member: Member): Refused | null {
  if (member.status === 'active') return null;
  const code =
    member.status === 'deleted'
      ? 'member_deleted'
      : member.status === 'blocked'
        ? 'member_blocked'
        : 'member_opted_out';
  return refuse(code, { seen: member.status, needed: 'active' }, { memberId: member.id });
}

/** What the status forbids to commands that only a deleted member refuses. */
export function refuseDeleted(member: Member): Refused | null {
  return member.status === 'deleted' ? refuseByStatus(member) : null;
}

/** When a command is dated in the ledger: never before the member's last posting. */
export function postingTime(member: Member, now: Instant): Instant {
  return Math.max(now, member.postedAt);
}
