import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * A process of its own that kills others, named by their ids, at a moment that the client cannot
 * know: a killer in the client's own process would let its requests finish first.
 */

/** What it is started with, as JSON. */
export interface KillTerms {
  readonly afterMs: number;
  /** Server processes. */
  readonly pids: readonly number[];
  /** The file that names the database's first process; all of its children go with it. */
  readonly postmasterFile: string | null;
  /** What they get; SIGKILL unless told. */
  readonly signal?: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT';
}

const terms = JSON.parse(process.argv[2] ?? '') as KillTerms;
await pause(terms.afterMs);
const database = terms.postmasterFile === null ? [] : databaseProcesses(terms.postmasterFile);
for (const pid of [...terms.pids, ...database]) {
  try {
    process.kill(pid, terms.signal ?? 'SIGKILL');
  } catch (error) {
    // A child of the database that went away by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
process.stdout.write(JSON.stringify({ killed: terms.pids.length + database.length }));

function databaseProcesses(file: string): number[] {
  if (!existsSync(file)) return [];
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      // The fourth field is the parent; the second may hold blanks, in brackets.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster;
    } catch {
      return false;
    }
  });
  return [postmaster, ...children.map(Number)];
}
