import type { FastifyLoggerOptions } from 'fastify';
import pg from 'pg';
import type { LogLevel } from '../config.ts';

/** Errors behind errors that are told; deeper ones add nothing. */
const CAUSES_MAX = 3;
/** SQLSTATE class of values that do not fit: its messages quote the value. */
const DATA_EXCEPTION = '22';

/** An error as the log holds it: what and where, never with which values. */
export interface LoggedError {
  readonly [also: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

/** Where lines go instead of standard output. */
export interface LogStream {
  write(line: string): void;
}

/**
 * How the program logs: lines of JSON, without anything personal or secret.
 * Requests and answers shrink to method and status. Errors are taken apart, because the driver
 * hangs whole rows on them and the HTTP parser the bytes that it could not read.
 */
export function logOptions(level: LogLevel, stream?: LogStream): FastifyLoggerOptions {
  return {
    level,
    ...(stream === undefined ? {} : { stream }),
    serializers: {
      req: ({ method }) => ({ method }),
      res: ({ statusCode }) => ({ statusCode }),
      err: (error) => describeError(error),
    },
  };
}

/** Takes an error apart for the log. Whatever else was thrown is named by its type only. */
export function describeError(error: unknown, causesMax = CAUSES_MAX): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const told: LoggedError = {
    type: error.constructor.name,
    message: quotesValues(error) ? 'withheld: it quotes a value' : error.message,
    stack: framesOf(error),
  };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const constraint =
    error instanceof pg.DatabaseError && error.constraint !== undefined
      ? { constraint: error.constraint }
      : {};
  const cause =
    error.cause === undefined || causesMax === 0
      ? {}
      : { cause: describeError(error.cause, causesMax - 1) };
  return { ...told, ...code, ...constraint, ...cause };
}

/** What could not be parsed, by the database or as JSON, is quoted by the message. */
function quotesValues(error: Error): boolean {
  if (error instanceof pg.DatabaseError) return error.code?.startsWith(DATA_EXCEPTION) === true;
  return error instanceof SyntaxError;
}

/** The stack without its first lines, which repeat the message. */
function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}
