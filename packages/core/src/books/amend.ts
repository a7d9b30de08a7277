import type { Amendment } from './records.ts';

/** What is said in the end: reason and tags are replaced, the merchant's own attributes by name. */
export function amend(before: Amendment | null, by: Amendment | null): Amendment | null {
  if (before === null || by === null) return before ?? by;
  const custom = { ...before.custom, ...by.custom };
  return { ...before, ...by, ...(Object.keys(custom).length === 0 ? {} : { custom }) };
}
