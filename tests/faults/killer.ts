import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { familyOf } from './family-of.ts';

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
  return existsSync(file) ? familyOf(Number(readFileSync(file, 'utf8').split('\n')[0])) : [];
}
