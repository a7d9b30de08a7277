import { checkZendeskSecret as check, checkZendeskSettings } from '../zendesk/settings.ts';
import type { CheckedSettings, SettingFault } from './setting-faults.ts';

/** Judges what a merchant says of a help desk that is Zendesk. */
export function checkZendesk(given: Readonly<Record<string, unknown>>): CheckedSettings {
  const checked = checkZendeskSettings(given);
  return 'faults' in checked
    ? { ok: false, faults: checked.faults }
    : { ok: true, settings: given };
}

/** What opens Zendesk to us: the secret of an OAuth client, or an API token as long as there are any. */
export function checkZendeskSecret(secret: string): readonly SettingFault[] {
  const fault = check(secret);
  return fault === null ? [] : [fault];
}
