import type { HelpDeskKind } from '../store/help-desks.ts';
import type { CheckedSettings, SettingFault } from './setting-faults.ts';
import { checkGladly, checkGladlySecret } from './gladly-settings.ts';
import { checkZendesk, checkZendeskSecret } from './zendesk-settings.ts';

/** Judges settings by their kind; each kind has a file of its own. */
export function checkSettings(
  kind: HelpDeskKind,
  given: Readonly<Record<string, unknown>>,
): CheckedSettings {
  return kind === 'gladly' ? checkGladly(given) : checkZendesk(given);
}

/** Judges a secret by the kind of its help desk: what Gladly signs with, what opens Zendesk. */
export function checkSecret(kind: HelpDeskKind, secret: string): readonly SettingFault[] {
  return kind === 'gladly' ? checkGladlySecret(secret) : checkZendeskSecret(secret);
}
