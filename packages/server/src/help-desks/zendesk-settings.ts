import type { CheckedSettings, SettingFault } from './setting-faults.ts';

/** Judges what a merchant says of a help desk that is Zendesk: so far it has no settings. */
export function checkZendesk(given: Readonly<Record<string, unknown>>): CheckedSettings {
  const faults = Object.entries(given).map(([name, seen]): SettingFault => {
    return { name, seen, allowed: 'nothing; Zendesk has no settings' };
  });
  return faults.length === 0 ? { ok: true, settings: given } : { ok: false, faults };
}

/** Zendesk's app calls with an API key alone: so far there is no secret of Zendesk's own. */
export function checkZendeskSecret(secret: string): readonly SettingFault[] {
  const allowed = 'nothing; Zendesk has no secret';
  return [{ name: 'secret', seen: `${String(secret.length)} characters`, allowed }];
}
