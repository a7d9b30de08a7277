import type { UserField } from './client.ts';
import { chosenFields, type FieldType } from './field-rows.ts';
import { paceOf } from './pace.ts';
import { openSession, type Session, type SessionDeps } from './session.ts';
import { readZendeskSettings, type ZendeskSettings } from './settings.ts';
import { tryMisfitsAgain } from './members.ts';
import { keepFieldTable, noteConnected, type Connection } from './states.ts';

/** How the field of an attribute stands at Zendesk. */
export interface FieldCheck {
  readonly name: string;
  readonly key: string;
  /** The type that it is to have. */
  readonly type: FieldType;
  readonly status: 'present' | 'missing' | 'inactive' | 'wrong_type' | 'refused' | 'created';
  /** What it is where it is of another type, or why it could not be made; else null. */
  readonly detail: string | null;
}

/** What a connection can do, as it was asked just now. */
export interface ConnectionCheck {
  readonly isConnected: boolean;
  /** What is in the way; null if nothing. */
  readonly problem: string | null;
  /** Whom Zendesk takes us for; null if it did not say. */
  readonly actsAs: { readonly id: string; readonly name: string; readonly role: string } | null;
  /** By attribute that is switched on; empty where the fields could not be read. */
  readonly fields: readonly FieldCheck[];
}

/** Asks who we are and how the fields stand. Changes nothing at Zendesk. */
export async function checkConnection(
  deps: SessionDeps,
  connection: Connection,
): Promise<ConnectionCheck> {
  return check(deps, connection, false);
}

/**
 * Makes the fields that are missing, one after the other; a second time it makes what is missing still.
 * Takes an administrator's rights there. What was refused says why, in Zendesk's words.
 */
export async function createMissingFields(
  deps: SessionDeps,
  connection: Connection,
): Promise<ConnectionCheck> {
  const checked = await check(deps, connection, true);
  if (checked.fields.some(({ status }) => status === 'created')) {
    await tryMisfitsAgain(deps.pool, connection, deps.now());
  }
  return checked;
}

async function check(
  deps: SessionDeps,
  connection: Connection,
  creates: boolean,
): Promise<ConnectionCheck> {
  const { pool, now } = deps;
  const { rateShare } = readZendeskSettings(connection.settings);
  const { everyMs } = paceOf(connection, rateShare, now());
  const session = openSession(deps, connection, { prepaid: { left: 0 }, everyMs });
  const { client, settings } = session;
  const me = await client.me();
  if (me.kind !== 'found') return failed(me.words);
  await noteConnected(pool, connection, me.found);
  const listed = await client.listFields();
  if (listed.kind !== 'found') return { ...failed(listed.words), actsAs: me.found };
  const judged = judgeFields(settings, listed.found);
  const fields = creates ? await createEach(session, judged) : judged;
  await keepFieldTable(pool, connection, { fields, now: now() });
  return { isConnected: true, problem: roleProblem(me.found.role), actsAs: me.found, fields };
}

function failed(problem: string): ConnectionCheck {
  return { isConnected: false, problem, actsAs: null, fields: [] };
}

function roleProblem(role: string): string | null {
  if (role === 'admin' || role === 'agent') return null;
  return `Zendesk takes us for ${role === '' ? 'nobody' : `an ${role}`}, who may not change users.`;
}

/** Compares the fields that are to be there with those that are. */
function judgeFields(
  settings: ZendeskSettings,
  listed: readonly UserField[],
): readonly FieldCheck[] {
  const byKey = new Map(listed.map((field) => [field.key, field]));
  return chosenFields(settings.fields).map(({ name, key, type }) => {
    const field = byKey.get(key);
    const row = { name, key, type };
    if (field === undefined) return { ...row, status: 'missing', detail: null };
    if (field.type !== type) {
      const detail = `It is of the type ${field.type}, which cannot be changed: choose another key.`;
      return { ...row, status: 'wrong_type', detail };
    }
    return { ...row, status: field.isActive ? 'present' : 'inactive', detail: null };
  });
}

async function createEach(
  { client, settings }: Session,
  judged: readonly FieldCheck[],
): Promise<readonly FieldCheck[]> {
  const titles = new Map<string, string>(
    chosenFields(settings.fields).map(({ name, title }) => [name, title]),
  );
  const after: FieldCheck[] = [];
  let barred: string | null = null;
  for (const row of judged) {
    if (row.status !== 'missing' || barred !== null) {
      after.push(row.status === 'missing' ? { ...row, status: 'refused', detail: barred } : row);
      continue;
    }
    const { key, type } = row;
    const made = await client.createField({ key, type, title: titles.get(row.name) ?? key });
    if (made.kind === 'found') {
      after.push({ ...row, status: 'created', detail: null });
      continue;
    }
    const words = made.kind === 'rejected' ? `${made.words}. Choose another key.` : made.words;
    after.push({ ...row, status: 'refused', detail: words });
    // A key that is not taken says nothing of the others; rights and limits do.
    if (made.kind !== 'rejected') barred = made.words;
  }
  return after;
}
