import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import type { Environment } from '../environment.ts';

/** Where a command speaks: results to one stream, progress and problems to the other. */
export interface CommandIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Progress is redrawn in place only where somebody watches. */
  readonly isTerminal: boolean;
  /** Asks whoever sits before the terminal; undefined where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
  /** The same without showing what is typed. */
  readonly askInSecret?: (question: string) => Promise<string>;
  /** What is piped in. */
  readonly input?: Readable;
  /** The settings; `defaults` stand in for those that nobody set. */
  readonly config: (defaults?: Environment) => Config;
}

/** One command of the `fealty` program. */
export interface CliCommand {
  /** One word or two: `serve`, `merchant create`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, as people write it. */
  readonly usage: string;
  /** Exit code for arguments that cannot be used, where the usual 2 says something else. */
  readonly misused?: number;
  /** Answers the exit code. Throws `UsageProblem` for arguments that cannot be used. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Arguments that cannot be used; the message says which and what is allowed. */
export class UsageProblem extends Error {}
