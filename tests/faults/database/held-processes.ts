import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const STRACE = '/usr/bin/strace';
const LETS_GO_MS = 10_000;

/** Whether calls to the system can be made to fail here. */
export function canSpoilCalls(): boolean {
  return existsSync(STRACE);
}

/**
 * Spoils a call to the system of processes, and of what they start, in strace's words:
 * `fdatasync:error=EIO:when=5`. Answers with a function that lets them go.
 */
export async function spoilCalls(
  pids: readonly number[],
  call: string,
): Promise<() => Promise<void>> {
  const [name = ''] = call.split(':');
  const child = spawn(
    STRACE,
    ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${name}`, '-e', `inject=${call}`].concat(
      pids.flatMap((pid) => ['-p', String(pid)]),
    ),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  await pause(300);
  if (child.exitCode !== null) throw new Error(`strace ended: ${said}`);
  return async () => {
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), LETS_GO_MS);
    await ended;
    clearTimeout(timer);
  };
}
