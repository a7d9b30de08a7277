import type { CliCommand } from '../../packages/server/src/cli/command.ts';
import { couponsAdd } from '../../packages/server/src/cli/coupons.ts';
import { dispatch } from '../../packages/server/src/cli/dispatch.ts';
import { merchantCreate } from '../../packages/server/src/cli/merchant.ts';
import { personCommands } from '../../packages/server/src/cli/person.ts';
import { programApply } from '../../packages/server/src/cli/program-apply.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import type { Spoken } from './fealty-process.ts';

/** What makes a shop ready for a test; that they run as a process of their own is tested elsewhere. */
const COMMANDS: readonly CliCommand[] = [
  merchantCreate,
  programApply,
  couponsAdd,
  ...personCommands,
];

/** Runs such a command in this process: starting one costs more processor time than what it does. */
export async function runInside(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Spoken> {
  const said = { out: '', err: '' };
  const code = await dispatch(COMMANDS, args, {
    out: (line) => (said.out += `${line}\n`),
    err: (line) => (said.err += `${line}\n`),
    isTerminal: false,
    config: (defaults) => readConfig(environment, defaults),
  });
  return { code, ...said };
}
