import { readdirSync, readFileSync } from 'node:fs';

/** The first process of a server and all its children. */
export function familyOf(first: number): number[] {
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      // The fourth field is the parent; the second may hold blanks, in brackets.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === first;
    } catch {
      return false;
    }
  });
  return [first, ...children.map(Number)];
}
