import { attributeRef, emailIdentity, type IdentityKey, type Program } from '@fealty/core';
import type { FoundPerson, PersonKey } from '../../../queries/people.ts';
import { answeredBefore } from '../../../usecases/answer-once.ts';
import { isUnstorable } from '../../reading/given-text.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

/** The member whom a request means, or the answer that there is none. */
export type FoundMember = FoundPerson | { readonly refusal: V2Reply };

/** Longest text that anybody is known by. */
const NAME_LENGTH_MAX = 255;

/** Attributes that every member has and that any number of them may share. */
const SHARED: ReadonlySet<string> = new Set([
  'first_name',
  'last_name',
  'birthdate',
  'preferred_language',
  'member_status',
  'member_tags',
]);

/** The member whom the path names: by the internal id, or by the attribute that `idParam` says. */
export async function findPathMember(
  context: V2Context,
  request: V2Request<{ readonly idParam?: string }>,
): Promise<FoundMember> {
  const named = request.path['mid'] ?? '';
  const by = request.values.idParam?.trim() ?? 'id';
  if (by === 'id') {
    const keys = [{ kind: 'id', value: named }] as const;
    return findAmong(context, request, { named, keys });
  }
  if (by === 'member_id') return findNamedMember(context, request, named);
  const program = await context.programs.running(request.caller.merchantId);
  const keys = keysOf(program, by, named);
  return 'refusal' in keys ? keys : findAmong(context, request, { named, keys: keys.keys });
}

/** The member of a `member_id`: the merchant's own id, else an e-mail address, else a telephone. */
export async function findNamedMember(
  context: V2Context,
  request: V2Request<unknown>,
  memberId: string,
): Promise<FoundMember> {
  const program = await context.programs.running(request.caller.merchantId);
  return findAmong(context, request, { named: memberId, keys: keysNamed(program, memberId) });
}

/** What somebody may be known by whom a `member_id` names, in the order in which he is looked for. */
export function keysNamed(program: Program, memberId: string): readonly IdentityKey[] {
  const phone = attributeKey(program, 'phone', memberId);
  const keys: IdentityKey[] = [{ kind: 'uid', value: memberId.trim() }, emailIdentity(memberId)];
  if (phone !== null) keys.push(phone);
  return keys;
}

/** The same, or else by the internal id: where a field of ours names a member. */
export async function findAnyMember(
  context: V2Context,
  request: V2Request<unknown>,
  named: string,
): Promise<FoundMember> {
  const program = await context.programs.running(request.caller.merchantId);
  const keys = [...keysNamed(program, named), { kind: 'id', value: named } as const];
  return findAmong(context, request, { named, keys });
}

async function findAmong(
  context: V2Context,
  request: V2Request<unknown>,
  { named, keys }: { readonly named: string; readonly keys: readonly PersonKey[] },
): Promise<FoundMember> {
  if (!isUsable(named)) return unknownMember(named);
  const found = await context.people.find(request.caller.merchantId, keys);
  return (
    found ?? { refusal: (await givenBefore(context, request)) ?? unknownMember(named).refusal }
  );
}

/**
 * The answer that the same request got before, when its member still had this name: a replay is
 * answered with the same bytes, whatever became of him.
 */
async function givenBefore(
  { database }: V2Context,
  { terms }: V2Request<unknown>,
): Promise<V2Reply | null> {
  const before = await answeredBefore(database, terms);
  return before === 'key_reused' ? null : before;
}

/** What members are filed under by an attribute, or why nobody can be found by it. */
function keysOf(
  program: Program,
  by: string,
  value: string,
): { readonly keys: readonly IdentityKey[] } | { readonly refusal: V2Reply } {
  if (by === 'email_address' || by === 'email') return { keys: [emailIdentity(value)] };
  const name = by === 'phone_number' ? 'phone' : by;
  const declared = program.attributes.get(name);
  const unique = name === 'phone' ? program.phoneIsUnique : declared?.unique;
  if (unique === true) {
    const key = attributeKey(program, name, value);
    return { keys: key === null ? [] : [key] };
  }
  if (declared === undefined && name !== 'phone' && !SHARED.has(name)) {
    const reason = `idParam is ${JSON.stringify(by)}, and members have no attribute of that name`;
    return { refusal: refuse('ID_PARAM_NAME_NOT_FOUND', reason) };
  }
  const reason = `idParam is ${JSON.stringify(by)}, which several members may share`;
  return { refusal: refuse('ATTRIBUTE_NOT_UNIQUE', reason) };
}

function attributeKey(program: Program, name: string, value: string): IdentityKey | null {
  const ref = attributeRef(program, name, value);
  return ref?.by === 'attribute' ? { kind: `attribute:${ref.name}`, value: ref.value } : null;
}

export function isUsable(text: string): boolean {
  return text !== '' && text.length <= NAME_LENGTH_MAX && !isUnstorable(text);
}

export function unknownMember(named: string): { readonly refusal: V2Reply } {
  const seen = JSON.stringify(named.slice(0, NAME_LENGTH_MAX));
  return { refusal: refuse('INCORRECT_MEMBER_ID_PASSED', `There is no member ${seen}`) };
}
