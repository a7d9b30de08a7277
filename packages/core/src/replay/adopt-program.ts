import { identityText, type Books } from '../books/books.ts';
import type { Due, MemberId } from '../books/records.ts';
import { attributeIdentities } from '../members/attributes.ts';
import { isSame } from '../program/changes/same.ts';
import type { ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { TIER_DUE } from '../tiers/plan-due.ts';
import type { Instant } from '../time/instant.ts';

/** Two members with one value of an attribute that is to be unique: such a program is not applied. */
export interface SharedAttribute {
  readonly attribute: string;
  readonly memberIds: readonly [MemberId, MemberId];
}

/** What a program tells members apart by beside e-mail and uid, with the type of its values. */
export function uniqueKinds(document: ProgramDocument | null): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const part of document?.members?.unique ?? []) kinds.set(`attribute:${part}`, 'built in');
  for (const { name, type, unique } of document?.members?.attributes ?? []) {
    if (unique === true) kinds.set(`attribute:${name}`, type);
  }
  return kinds;
}

/**
 * Gives members the identities of attributes that a program makes unique and frees those that it does
 * not, as applying it does; of two who share a value whoever was first keeps it.
 */
export function adoptAttributes(
  books: Books,
  before: ProgramDocument | null,
  program: Program,
): readonly SharedAttribute[] {
  const [old, now] = [uniqueKinds(before), uniqueKinds(program.document)];
  const freed = [...old].filter(([kind, type]) => now.get(kind) !== type).map(([kind]) => kind);
  const gained = new Set(
    [...now].filter(([kind, type]) => old.get(kind) !== type).map(([kind]) => kind),
  );
  freeKinds(books, freed);
  return gained.size === 0 ? [] : takeKinds(books, gained, program);
}

function freeKinds(books: Books, kinds: readonly string[]): void {
  for (const name of books.identities.keys()) {
    if (kinds.some((kind) => name.startsWith(`${kind}:`))) books.identities.set(name, null);
  }
}

function takeKinds(
  books: Books,
  kinds: ReadonlySet<string>,
  program: Program,
): readonly SharedAttribute[] {
  const shared: SharedAttribute[] = [];
  const inOrder = [...books.members].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [id, { member }] of inOrder) {
    if (member.erasedAt !== null) continue;
    for (const identity of attributeIdentities(program, member.profile)) {
      if (!kinds.has(identity.kind)) continue;
      const name = identityText(identity);
      const holder = books.identities.get(name) ?? null;
      if (holder === null) books.identities.set(name, id);
      else if (personOf(books, holder) !== personOf(books, id)) {
        shared.push({
          attribute: identity.kind.slice('attribute:'.length),
          memberIds: [holder, id],
        });
      }
    }
  }
  return shared;
}

/** He himself, or whoever he was merged into: the two may share what they are known by. */
function personOf(books: Books, id: MemberId): MemberId {
  return books.members.get(id)?.member.mergedInto ?? id;
}

/**
 * Whose tiers are looked at under other rules for them, as applying those asks for: everybody who is
 * above the entry tier, or whose sums are kept.
 */
export function tiersToJudge(
  books: Books,
  change: { readonly before: ProgramDocument; readonly program: Program; readonly at: Instant },
): readonly (Due & { readonly kind: 'judge_tier' })[] {
  const { before, program, at } = change;
  const { timeZone, tierRules } = program.document;
  if (before.timeZone === timeZone && isSame(before.tierRules, tierRules)) return [];
  const entryId = program.ladder[0]?.id;
  return [...books.members.values()]
    .filter(({ member }) => member.erasedAt === null)
    .filter(({ member }) => member.tierId !== entryId || member.standing !== null)
    .map(({ member }) => ({ memberId: member.id, kind: 'judge_tier', key: TIER_DUE, at }));
}
