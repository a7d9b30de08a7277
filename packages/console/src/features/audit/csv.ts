import { actionWords, actorWords } from '../../ui/audit-words.ts';
import type { AuditEntry } from './calls.ts';
import { differencesOf, subjectWords } from './words.ts';

const HEAD = ['When (UTC)', 'Who', 'What', 'About', 'Points', 'Before', 'After'] as const;
/** What spreadsheets would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The entries as a table for spreadsheets, in the words of the page. */
export function csvOf(entries: readonly AuditEntry[], people: ReadonlyMap<string, string>): string {
  const rows = entries.map((entry) => {
    const changed = differencesOf(entry);
    const said = (side: 'before' | 'after'): string =>
      changed
        .filter((each) => each[side] !== '')
        .map((each) => `${each.name}: ${each[side]}`)
        .join('; ');
    return [
      ...[entry.at, actorWords(entry.actor), actionWords(entry.action)],
      ...[subjectWords(entry, people), String(entry.points ?? '')],
      ...[said('before'), said('after')],
    ];
  });
  return `${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
