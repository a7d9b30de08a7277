import type pg from 'pg';
import { ACROSS_ROLE, MERCHANT_ROLE } from './roles.ts';

/** Name of the step that builds the wall between merchants. */
export const WALL_STEP = 'row-security';

/** The roles of the wall are not there, and the owner may not make them; the message says what to do. */
export class WallRolesMissing extends Error {}

const INSUFFICIENT_PRIVILEGE = '42501';
const DUPLICATES = new Set(['42710', '23505']);

/**
 * Makes what is missing of the roles of the wall: the owner and the program are let through it, and
 * the program may take the role that is not. Throws `WallRolesMissing` where that takes somebody with
 * more rights.
 */
export async function prepareWall(client: pg.ClientBase, appRole: string | null): Promise<void> {
  const { rows } = await client.query<{ owner: string; take: Grant['as'] }>(
    `select current_user as owner,
            case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end
              as take`,
  );
  const { owner = '', take = 'member' } = rows[0] ?? {};
  const program = appRole ?? owner;
  const missing = [
    ...(await missingRole(client, MERCHANT_ROLE)),
    ...(await missingRole(client, ACROSS_ROLE)),
    ...(await missingGrant(client, { role: ACROSS_ROLE, to: owner, as: 'usage' })),
    ...(await missingGrant(client, { role: ACROSS_ROLE, to: program, as: 'usage' })),
    ...(await missingGrant(client, { role: MERCHANT_ROLE, to: program, as: take })),
  ];
  for (const text of new Set(missing)) {
    try {
      await client.query(text);
    } catch (error) {
      const code = (error as { readonly code?: string }).code ?? '';
      // Another database of this server brought it just now.
      if (DUPLICATES.has(code)) continue;
      if (code !== INSUFFICIENT_PRIVILEGE) throw error;
      const all = [...new Set(missing)].join('; ');
      throw new WallRolesMissing(
        `${owner} may not make roles: as somebody who may, run once "${all}", then migrate again`,
        { cause: error },
      );
    }
  }
}

async function missingRole(client: pg.ClientBase, role: string): Promise<readonly string[]> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  return known.rowCount === 0 ? [`create role ${role} nologin`] : [];
}

interface Grant {
  readonly role: string;
  readonly to: string;
  /** To have its rights, or to be able to take it: servers before 16 call that being a member. */
  readonly as: 'usage' | 'member' | 'set';
}

async function missingGrant(client: pg.ClientBase, grant: Grant): Promise<readonly string[]> {
  const { role, to, as } = grant;
  const { rows } = await client.query<{ has: boolean; text: string }>(
    `select coalesce(pg_has_role($2::name, r.oid, $3), false) as has,
            format('grant %I to %I', $1::text, $2::text) as text
       from (select 1) as one left join pg_roles r on r.rolname = $1`,
    [role, to, as],
  );
  const [row] = rows;
  return row === undefined || row.has ? [] : [row.text];
}
