#!/usr/bin/env node
import { isForPeople, UsageProblem, type CliCommand, type CommandIo } from './cli/command.ts';
import { couponsAdd } from './cli/coupons.ts';
import { demo } from './cli/demo.ts';
import { keyCreate, keyList, keyRevoke } from './cli/key.ts';
import { merchantCreate, merchantList } from './cli/merchant.ts';
import { migrate } from './cli/migrate.ts';
import { programApply, programShow } from './cli/program.ts';
import { serve } from './cli/serve.ts';
import { verify } from './cli/verify.ts';
import { readConfig } from './config.ts';

const COMMANDS: readonly CliCommand[] = [
  serve,
  demo,
  migrate,
  merchantCreate,
  merchantList,
  keyCreate,
  keyList,
  keyRevoke,
  programShow,
  programApply,
  couponsAdd,
  verify,
];

const io: CommandIo = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY,
  config: () => readConfig(),
};

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  if (command === undefined) {
    help(args);
    return args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2;
  }
  try {
    return await command.run(args.slice(command.name.split(' ').length), io);
  } catch (error) {
    if (error instanceof UsageProblem || isArgumentError(error)) {
      io.err(`${error.message}\nusage: fealty ${command.name} ${command.usage}`);
      return 2;
    }
    if (isForPeople(error)) {
      io.err(error.message);
      return 1;
    }
    throw error;
  }
}

/** What `node:util` throws for options that nobody declared. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function help(args: readonly string[]): void {
  if (args.length > 0 && args[0] !== 'help' && args[0] !== '--help') {
    io.err(`there is no command ${args.join(' ')}`);
  }
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  io.err('usage: fealty COMMAND');
  for (const { name, summary } of COMMANDS) io.err(`  ${name.padEnd(width)}  ${summary}`);
}
