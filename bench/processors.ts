import { readdirSync, readFileSync } from 'node:fs';

/*
 * Who has the processors: the programs of a measurement, or others. Read from /proc, so on Linux only;
 * elsewhere nothing is known.
 */

/** Shares of all processors between two looks, in percent. */
export interface Shares {
  /** Of the processes that were named, with all that they started. */
  readonly own: number;
  /** Of everything else, and what the host gave to other machines. */
  readonly others: number;
  readonly idle: number;
  /** What the own processes used, in milliseconds of a processor. */
  readonly ownMs: number;
}

/** Linux counts in hundredths of a second, whatever its own clock does. */
const TICK_MS = 10;

/** Ticks since the machine began. */
interface Ticks {
  readonly own: number;
  readonly busy: number;
  readonly stolen: number;
  readonly idle: number;
}

/** A look at the processors, to be compared with a later one. */
export class ProcessorsLook {
  readonly #roots: readonly number[];
  readonly #before: Ticks | null;

  /** `roots` are the processes whose work, and that of whoever they started, is the measurement's own. */
  constructor(roots: readonly number[]) {
    this.#roots = roots;
    this.#before = readTicks(roots);
  }

  /** Shares since the look was made; null where nobody tells. */
  since(): Shares | null {
    const after = readTicks(this.#roots);
    return this.#before === null || after === null ? null : sharesBetween(this.#before, after);
  }
}

/** What was had between two looks. A tick that is counted for both an end and a beginning goes to nobody. */
export function sharesBetween(before: Ticks, after: Ticks): Shares {
  const busy = after.busy - before.busy;
  const stolen = after.stolen - before.stolen;
  const idle = after.idle - before.idle;
  const all = Math.max(busy + stolen + idle, 1);
  const own = Math.min(Math.max(after.own - before.own, 0), busy);
  const percent = (ticks: number): number => (100 * ticks) / all;
  return {
    own: percent(own),
    others: percent(busy - own + stolen),
    idle: percent(idle),
    ownMs: own * TICK_MS,
  };
}

function readTicks(roots: readonly number[]): Ticks | null {
  try {
    const machine = machineTicks(readFileSync('/proc/stat', 'utf8'));
    return { ...machine, own: ownTicks(roots, readProcesses()) };
  } catch {
    return null;
  }
}

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
export function machineTicks(stat: string): Omit<Ticks, 'own'> {
  const numbers = (/^cpu +(.+)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number);
  const at = (place: number): number => numbers[place] ?? 0;
  return {
    busy: at(0) + at(1) + at(2) + at(5) + at(6),
    stolen: at(7),
    idle: at(3) + at(4),
  };
}

/** A process, and what it and those of its children that ended have used. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** Ticks of processes and of all below them. What ended is counted by whoever waited for it. */
export function ownTicks(roots: readonly number[], processes: readonly Process[]): number {
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const known = new Map(processes.map((each) => [each.pid, each]));
  const seen = new Set<number>();
  const waiting = [...roots];
  let ticks = 0;
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    if (seen.has(pid)) continue;
    seen.add(pid);
    ticks += known.get(pid)?.ticks ?? 0;
    waiting.push(...(children.get(pid) ?? []).map((each) => each.pid));
  }
  return ticks;
}

function readProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [processOf(readFileSync(`/proc/${name}/stat`, 'utf8'))];
      } catch {
        // It ended between the list and the look.
        return [];
      }
    });
}

/** A line of /proc/<pid>/stat. The name in brackets may hold anything, so it is read from behind. */
export function processOf(stat: string): Process {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (field: number): number => Number(rest[field - 3] ?? 0);
  return {
    pid: Number.parseInt(stat, 10),
    parent: at(4),
    ticks: at(14) + at(15) + at(16) + at(17),
  };
}

/** The process that started another one; null where nobody tells. */
export function parentOf(pid: number): number | null {
  try {
    return processOf(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')).parent;
  } catch {
    return null;
  }
}
