import type { ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { MemberAttribute } from './program.ts';

/** Names that a unique attribute of the program's own would share with a part of the profile. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'email',
  'uid',
  'phone',
  'referral_code',
  '__proto__',
]);

/** Types whose values can tell one member from another. */
const TELLING: ReadonlySet<string> = new Set(['string', 'number', 'date']);

/** Reads the attributes of members; what is unique must also be given, unless told otherwise. */
export function compileAttributes(
  document: ProgramDocument,
  problems: Problems,
): ReadonlyMap<string, MemberAttribute> {
  const attributes = new Map<string, MemberAttribute>();
  (document.members?.attributes ?? []).forEach(({ name, type, unique = false, required }, n) => {
    const path = `members.attributes[${String(n)}]`;
    problems.id(`${path}.name`, name, new Set(attributes.keys()));
    if (BUILT_IN.has(name)) {
      problems.add(`${path}.name`, name, 'a name that no part of the profile has');
    }
    if (unique && !TELLING.has(type)) {
      const allowed = `false: only ${[...TELLING].join(', ')} can be unique`;
      problems.add(`${path}.unique`, 'true', allowed);
    }
    attributes.set(name, { name, type, unique, required: required ?? unique });
  });
  return attributes;
}
