import { PROGRAM_VERSION } from '../program-version.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { sentenceOf } from './sentence.ts';

const HELP = new Set(['--help', '-h']);
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
  // `help coupons add` asks as `coupons add --help` does.
  const asks = first === undefined || args.some(isHelp);
  const words = args.filter((word, place) => !isHelp(word, place));
  const command = commands.find(({ name }) => begins(words, name));
  if (command === undefined) return explainGroup(commands, words, { asks, io });
  const usage = `usage: fealty ${command.name} ${command.usage}`.trimEnd();
  const own = words.slice(command.name.split(' ').length);
  if (asks) {
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
      return command.misused ?? MISUSED;
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

/** `help` asks for it in front only: behind a command it may be the name of a file. */
function isHelp(word: string, place: number): boolean {
  return HELP.has(word) || (place === 0 && word === 'help');
}

function begins(words: readonly string[], name: string): boolean {
  return `${words.join(' ')} `.startsWith(`${name} `);
}

/**
 * What there is to say without a whole command: those of the group that was named, as `coupons`, or
 * all. That is help where it was asked for, and a misuse where something was to be done.
 */
function explainGroup(
  commands: readonly CliCommand[],
  words: readonly string[],
  { asks, io }: { readonly asks: boolean; readonly io: CommandIo },
): number {
  const [group] = words;
  const those = commands.filter(({ name }) => name.split(' ')[0] === group);
  const grouped = those.length > 0;
  const fine = asks && (words.length === 0 || (grouped && words.length === 1));
  const say = fine ? io.out : io.err;
  if (!fine) {
    const half = grouped && words.length === 1;
    say(half ? `${String(group)} is followed by more` : `there is no command ${words.join(' ')}`);
  }
  if (grouped) describeCommands(those, say);
  else listCommands(commands, say);
  return fine ? 0 : MISUSED;
}

function describeCommands(commands: readonly CliCommand[], say: (line: string) => void): void {
  for (const { name, usage, summary } of commands) {
    say(`fealty ${name} ${usage}`.trimEnd());
    say(`  ${summary}`);
  }
}

function listCommands(commands: readonly CliCommand[], say: (line: string) => void): void {
  const width = Math.max(...commands.map(({ name }) => name.length));
  say('usage: fealty COMMAND');
  for (const { name, summary } of commands) say(`  ${name.padEnd(width)}  ${summary}`);
  say('fealty COMMAND --help says what a command takes.');
}
