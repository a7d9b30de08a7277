import type { ChangeEmail } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { Scene } from '../deciding.ts';
import { decideUpdate } from './decide-update.ts';

/**
 * Gives a member another e-mail address. Purchases that waited under it become his; they are
 * converted by a command of their own.
 */
export function decideChangeEmail(scene: Scene, command: ChangeEmail): Decision {
  const { kind: _kind, email, ...base } = command;
  return decideUpdate(scene, { kind: 'update_member', ...base, changes: { email } });
}
