import { PROGRAM_VERSION } from '../program-version.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { sentenceOf } from './sentence.ts';

const HELP = new Set(['help', '--help', '-h']);
/** What the command was told could not be used. */
const MISUSED = 2;
const FAILED = 1;

/**
 * Finds the command that the arguments name, runs it and answers the exit code. What people can
 * mend is told in a sentence; everything else is a defect and is thrown on, with its stack.
 */
export async function dispatch(
  commands: readonly CliCommand[],
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const [first] = args;
  if (first === '--version') {
    io.out(PROGRAM_VERSION);
    return 0;
  }
  const command = commands.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  if (command === undefined) {
    const asked = first === undefined || HELP.has(first);
    if (!asked) io.err(`there is no command ${args.join(' ')}`);
    listCommands(commands, asked ? io.out : io.err);
    return asked ? 0 : MISUSED;
  }
  const usage = `usage: fealty ${command.name} ${command.usage}`.trimEnd();
  const own = args.slice(command.name.split(' ').length);
  if (own.some((each) => HELP.has(each) && each !== 'help')) {
    io.out(`${command.summary}\n${usage}`);
    return 0;
  }
  try {
    // A command that takes nothing would pass over what it is told, a port for instance.
    if (command.usage === '' && own.length > 0) {
      throw new UsageProblem(`${command.name} takes no arguments, and got ${own.join(' ')}`);
    }
    return await command.run(own, io);
  } catch (error) {
    if (error instanceof UsageProblem || isArgumentError(error)) {
      io.err(`${error.message}\n${usage}`);
      return MISUSED;
    }
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    io.err(sentence);
    return FAILED;
  }
}

/** What `node:util` throws for options that nobody declared. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function listCommands(commands: readonly CliCommand[], say: (line: string) => void): void {
  const width = Math.max(...commands.map(({ name }) => name.length));
  say('usage: fealty COMMAND');
  for (const { name, summary } of commands) say(`  ${name.padEnd(width)}  ${summary}`);
}
