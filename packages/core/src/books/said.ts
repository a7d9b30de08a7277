import type { CustomValues } from '../rules/values.ts';

/** What may be said of any transaction. Custom attributes are the merchant's own. */
export interface Said {
  readonly reason?: string;
  readonly tags?: readonly string[];
  readonly custom?: CustomValues;
}

/** What is said in the end: reason and tags are replaced, custom attributes by name. */
export function amend(before: Said | null, by: Said | null): Said | null {
  if (before === null || by === null) return before ?? by;
  const custom = { ...before.custom, ...by.custom };
  return { ...before, ...by, ...(Object.keys(custom).length === 0 ? {} : { custom }) };
}

/** The same of a command or of details that say more. */
export function saidOf({ reason, tags, custom }: Said): Said {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(tags === undefined ? {} : { tags }),
    ...(custom === undefined ? {} : { custom }),
  };
}
