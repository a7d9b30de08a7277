import { existsSync, readFileSync } from 'node:fs';
import { familyOf } from '../family-of.ts';
import type { KillStage } from './stage.ts';
import { strikeCorrection, strikeExpiry, strikeImport } from './strike-work.ts';

const PROCESSES = [
  'one-server',
  'servers',
  'worker',
  'database',
  'servers-and-database',
  'everything',
] as const;

/** Who is killed in a cycle. Those that go on must go on by themselves. */
export type Victim = (typeof PROCESSES)[number] | 'import' | 'correction' | 'expiry';

/** Whose turn it is. Work in its midst takes longer than all processes, so it comes less often. */
export const VICTIMS: readonly Victim[] = [
  ...([...PROCESSES, 'import'] as const),
  ...([...PROCESSES, 'correction'] as const),
  ...([...PROCESSES, 'expiry'] as const),
];

interface Struck {
  readonly servers: readonly number[];
  readonly worker: boolean;
  readonly database: boolean;
}

const STRUCK: Readonly<Record<(typeof PROCESSES)[number], Struck>> = {
  'one-server': { servers: [0], worker: false, database: false },
  servers: { servers: [0, 1], worker: false, database: false },
  worker: { servers: [], worker: true, database: false },
  database: { servers: [], worker: false, database: true },
  'servers-and-database': { servers: [0, 1], worker: false, database: true },
  everything: { servers: [0, 1], worker: true, database: true },
};

/** Kills a victim, and starts again what does not come back by itself; answers what does not hold. */
export async function strike(
  stage: KillStage,
  victim: Victim,
  round: number,
): Promise<readonly string[]> {
  if (victim === 'import') return strikeImport(stage, round);
  if (victim === 'correction') return strikeCorrection(stage);
  if (victim === 'expiry') return strikeExpiry(stage, round);
  const { servers, worker, database } = STRUCK[victim];
  const dying = [
    ...servers.flatMap((at) => stage.servers[at] ?? []),
    ...(worker ? [stage.worker] : []),
  ];
  const family = database ? databaseProcesses(stage.postmasterFile) : [];
  for (const pid of [...dying.map((one) => one.pid), ...family]) kill(pid);
  await Promise.all(dying.map(({ ended }) => ended));
  await Promise.all([
    ...servers.map((at) => stage.startServer(at)),
    ...(worker ? [stage.startWorker()] : []),
  ]);
  return [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // A child of the database that went away by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function databaseProcesses(file: string): number[] {
  return existsSync(file) ? familyOf(Number(readFileSync(file, 'utf8').split('\n')[0])) : [];
}
