import { chosenFields } from './field-rows.ts';
import { differingKeys, fieldsJson, type FieldValue } from './member-fields.ts';
import { paceOf } from './pace.ts';
import { openSession, type SessionDeps } from './session.ts';
import { readZendeskSettings } from './settings.ts';
import type { Connection } from './states.ts';

/** What came of writing to one user. */
export interface CanaryResult {
  readonly isStored: boolean;
  /** What went wrong, in Zendesk's words; null if nothing. */
  readonly problem: string | null;
  /** Keys of fields that did not keep what was written. */
  readonly notStored: readonly string[];
  readonly isCleared: boolean;
}

/**
 * Writes something into every field of one user, looks whether it was kept, and clears it again. For a
 * user who was made for that: what he had in these fields is lost.
 */
export async function tryCanary(
  deps: SessionDeps,
  connection: Connection,
  userId: string,
): Promise<CanaryResult> {
  const { rateShare } = readZendeskSettings(connection.settings);
  const { everyMs } = paceOf(connection, rateShare, deps.now());
  const { client, settings } = openSession(deps, connection, { prepaid: { left: 0 }, everyMs });
  const values = chosenFields(settings.fields).map(({ key, type }): FieldValue => {
    const isText = type === 'text';
    return { key, kind: isText ? 'text' : 'number', value: isText ? 'fealty canary' : '1' };
  });
  const written = await client.updateFields(userId, fieldsJson(values));
  if (written.kind !== 'found') {
    return { isStored: false, problem: written.words, notStored: [], isCleared: false };
  }
  const notStored = differingKeys(values, written.found.fields);
  const empty = values.map((field) => ({ ...field, value: null }));
  const cleared = await client.updateFields(userId, fieldsJson(empty));
  const isCleared =
    cleared.kind === 'found' && differingKeys(empty, cleared.found.fields).length === 0;
  const problem = cleared.kind === 'found' ? null : cleared.words;
  return { isStored: notStored.length === 0, problem, notStored, isCleared };
}
