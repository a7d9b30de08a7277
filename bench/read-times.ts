import { readdirSync, readFileSync } from 'node:fs';

/** As Linux counts processor time. */
const TICKS_PER_SECOND = 100;

/** Processor time of processes and all that they started, seconds, as far as these still run. */
export function processorSeconds(roots: readonly number[]): number {
  const stats = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(fields[11]) + Number(fields[12]);
      return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
    } catch {
      return [];
    }
  });
  const ours = new Set(roots);
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const { pid, parent } of stats) if (ours.has(parent)) ours.add(pid);
  }
  const ticks = stats.filter(({ pid }) => ours.has(pid)).map((each) => each.ticks);
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND;
}
