import { unseal } from '../runtime/seal.ts';
import { HELP_DESK_PURPOSE, type HelpDesk } from '../store/help-desks.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What Gladly signs its calls with, or null: for another kind, or if none was said. */
export function openSigningKey(
  secret: InstallationSecret,
  { kind, merchantId, secret: sealed }: HelpDesk,
): string | null {
  if (kind !== 'gladly' || sealed === null) return null;
  return unseal(secret, { merchantId, purpose: HELP_DESK_PURPOSE }, sealed);
}
