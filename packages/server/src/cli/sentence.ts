import pg from 'pg';
import { ConfigProblems } from '../config.ts';
import { ImportUnreadable } from '../imports/lines.ts';
import { ProgramUnreadable } from '../program/read-program.ts';
import { ReadingUnavailable } from '../receipts/reading/languages.ts';
import { EmbeddedUnavailable } from '../runtime/embedded-postgres.ts';
import { SchemaMismatch } from '../runtime/migrate.ts';
import { WallRolesMissing } from '../runtime/wall-roles.ts';
import { ProgramMoved, ProgramRefused, VersionUnknown } from '../usecases/judge-program.ts';
import { KeyNameTaken } from '../usecases/create-key.ts';
import { CouponsRefused } from '../usecases/upload-coupons.ts';

/** Errors whose messages are written for the people who run the program. */
const WRITTEN_FOR_PEOPLE = [
  ConfigProblems,
  CouponsRefused,
  EmbeddedUnavailable,
  ImportUnreadable,
  KeyNameTaken,
  ProgramMoved,
  ProgramRefused,
  ProgramUnreadable,
  ReadingUnavailable,
  SchemaMismatch,
  VersionUnknown,
  WallRolesMissing,
] as const;

/** SQLSTATE classes of what lies outside the program: connection, login, database, shutdown. */
const OUTSIDE = ['08', '28', '3D', '57'];

/** What to tell people about an error that they can do something about; null for a defect. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (WRITTEN_FOR_PEOPLE.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof pg.DatabaseError) {
    const isOutside = OUTSIDE.some((kind) => error.code?.startsWith(kind) === true);
    return isOutside ? `The database does not let us in: ${error.message}` : null;
  }
  // An address that has several numbers fails with the failures of each.
  const failed: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return isSystemError(failed) ? systemSentence(failed) : null;
}

interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  /** The file, where the call was about one by its name. */
  readonly path?: string;
  readonly address?: string;
  readonly port?: number;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** What keeps a file from being used, as far as people can mend it. */
const FILE_TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'what it is said to lie in is no folder',
  EPERM: 'this user may not',
  EROFS: 'nothing can be written there',
};

function fileSentence({ code, syscall, path }: SystemError): string | null {
  const trouble = FILE_TROUBLES[code];
  return trouble === undefined ? null : `${syscall} ${path ?? 'of a file'} failed: ${trouble}`;
}

function systemSentence(error: SystemError): string | null {
  const { code, syscall } = error;
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    return `The database of DATABASE_URL cannot be reached: ${error.message}`;
  }
  if (syscall !== 'listen') return fileSentence(error);
  const place = [error.address, error.port].filter((part) => part !== undefined).join(':');
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is taken by another program: set PORT to a free one`;
    case 'EACCES':
      return `${place} may not be listened on by this user: set PORT to one above 1023`;
    default:
      return `${place} cannot be listened on: ${error.message}`;
  }
}
