import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import path from 'node:path';

/** A way to run PostgreSQL, which refuses to be root. */
export interface Runner {
  readonly how: 'directly' | 'in a user namespace' | 'as nobody';
  /** The command line and identity to start a program with. */
  command(
    program: string,
    args: readonly string[],
  ): { file: string; args: string[]; identity: { uid?: number; gid?: number; cwd?: string } };
  /** Makes a folder that the server must write to its own. */
  own(folder: string): void;
}

const NOBODY = 65_534;
const NAMESPACE = ['-U', '--map-user=1000', '--map-group=1000'];

/**
 * Finds how to run the binaries: directly unless we are root; as root in a user namespace, which
 * keeps root's rights on files and needs no account; where that is not allowed, as `nobody`. Null
 * if none of these starts the server.
 */
export function findRunner(binaries: string): Runner | null {
  const postgres = path.join(binaries, 'postgres');
  if (process.getuid?.() !== 0) {
    return starts(postgres, ['--version'])
      ? {
          how: 'directly',
          command: (file, args) => ({ file, args: [...args], identity: {} }),
          own: () => undefined,
        }
      : null;
  }
  if (starts('unshare', [...NAMESPACE, postgres, '--version'])) {
    return {
      how: 'in a user namespace',
      command: (program, args) => ({
        file: 'unshare',
        args: [...NAMESPACE, program, ...args],
        identity: {},
      }),
      own: () => undefined,
    };
  }
  const identity = { uid: NOBODY, gid: NOBODY, cwd: '/' };
  if (starts(postgres, ['--version'], identity)) {
    return {
      how: 'as nobody',
      command: (file, args) => ({ file, args: [...args], identity }),
      own: (folder) => {
        chownSync(folder, NOBODY, NOBODY);
      },
    };
  }
  return null;
}

function starts(
  file: string,
  args: readonly string[],
  identity: { uid?: number; gid?: number; cwd?: string } = {},
): boolean {
  return spawnSync(file, args, { ...identity, timeout: 10_000 }).status === 0;
}
