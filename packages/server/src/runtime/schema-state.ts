import pg from 'pg';
import { readMigrations } from './migration-files.ts';
import { statement } from './statement.ts';

/** How far a database is, against how far this program is. */
export interface SchemaState {
  readonly current: number;
  readonly expected: number;
  /** The oldest program that the database can be worked on with, by the step that it knows last. */
  readonly bearsFrom: number;
}

const readState = statement(
  'migrations.readState',
  `select coalesce(max(version), 0)::integer as current, coalesce(max(bears_from), 1) as bears_from
     from schema_migrations`,
);

/** No table, or one of before programs were told apart: nothing was migrated by a program like this. */
const NOT_MIGRATED: readonly (string | undefined)[] = ['42P01', '42703'];

/** Read once: files that are replaced below a running program do not change what it is made for. */
let known: number | null = null;

/** How far the database is; servers ask before they serve, and whenever somebody asks whether they can. */
export async function schemaState(pool: pg.Pool): Promise<SchemaState> {
  known ??= readMigrations().length;
  const expected = known;
  try {
    const { rows } = await pool.query<{ current: number; bears_from: number }>({ ...readState });
    const { current = 0, bears_from: bearsFrom = 1 } = rows[0] ?? {};
    return { current, expected, bearsFrom };
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_MIGRATED.includes(error.code)) {
      return { current: 0, expected, bearsFrom: 1 };
    }
    throw error;
  }
}

/**
 * Whether this program can work on such a database: one that is as far, or further by steps which it bears.
 * So programs of two versions work side by side while one takes the place of the other.
 */
export function isBorne({ current, expected, bearsFrom }: SchemaState): boolean {
  return current === expected || (current > expected && bearsFrom <= expected);
}
