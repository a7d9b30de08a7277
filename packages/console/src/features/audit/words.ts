import { writeTime } from '../../api/times.ts';
import { plain } from '../../ui/audit-words.ts';
import type { AuditEntry } from './calls.ts';

/** What can be asked for: the action's beginning, and what people call it. */
export const SUBJECTS = [
  { value: '', label: 'Everything' },
  { value: 'points', label: 'Points moved' },
  { value: 'transaction', label: 'Awards decided' },
  { value: 'member', label: 'Members' },
  { value: 'program', label: 'The program' },
  { value: 'coupons', label: 'Coupons' },
  { value: 'person', label: 'People' },
  { value: 'key', label: 'API keys' },
  { value: 'webhook', label: 'Webhooks' },
  { value: 'help_desk', label: 'Help desks' },
  { value: 'correction', label: 'Corrections' },
  { value: 'import', label: 'Imports' },
] as const;

const ID = /^[0-9a-f]{24}(?::\d+)?$/;

/** What it was done to; `people` are those of the store by their ids. */
export function subjectWords(
  { subject, member, action }: AuditEntry,
  people: ReadonlyMap<string, string>,
): string {
  if (member !== null) return member.name || 'A member who was erased';
  if (action.startsWith('person.')) return people.get(subject) ?? 'Somebody who has left';
  return ID.test(subject) ? '' : subject;
}

/** One thing that changed. */
export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const DIFFERENCES_MAX = 50;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DEEP_MAX = 3;

/**
 * What changed, name by name: only what differs, and of a thing that is new all that is known. Ids of ours
 * tell a person nothing and are left out; moments are written as answers write them.
 */
export function differencesOf({ before, after }: AuditEntry): readonly Difference[] {
  const [old, now] = [flat(before), flat(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? '', after: now.get(name) ?? '' }))
    .filter((each) => each.before !== each.after && !ID.test(each.before || each.after))
    .slice(0, DIFFERENCES_MAX);
}

function flat(value: unknown, prefix = '', depth = 0): Map<string, string> {
  const found = new Map<string, string>();
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object' || Array.isArray(value) || depth >= DEEP_MAX) {
    found.set(prefix === '' ? 'value' : prefix, valueWords(value));
    return found;
  }
  for (const [name, inner] of Object.entries(value)) {
    const whole = prefix === '' ? plain(name) : `${prefix} ${plain(name)}`;
    if (inner === null) found.set(whole, 'none');
    else for (const [key, text] of flat(inner, whole, depth + 1)) found.set(key, text);
  }
  return found;
}

function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return ISO.test(value) ? writeTime(new Date(value)) : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  return JSON.stringify(value);
}
