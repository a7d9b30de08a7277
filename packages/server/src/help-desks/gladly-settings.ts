import type { CheckedSettings, SettingFault } from './setting-faults.ts';

/** How a merchant wants Gladly to be answered. */
export interface GladlySettings {
  /** Whether customers are matched by telephone too, where the program makes telephones unique. */
  readonly match_by_phone: boolean;
  /** Whether a profile shows the member's last transactions as cards. */
  readonly transaction_cards: boolean;
  /**
   * What a refresh of a linked profile is answered when we fail: `unavailable` (503) leaves the last good
   * data on the screen, and may cost the merchant's other panels this one refresh; `empty` does not.
   */
  readonly on_fault: 'unavailable' | 'empty';
}

const USUAL: GladlySettings = {
  match_by_phone: false,
  transaction_cards: false,
  on_fault: 'unavailable',
};
const FAULTS = ['unavailable', 'empty'] as const;
const SIGNING_KEY = { least: 8, most: 255 };

/** What is kept of a help desk, read as Gladly's; what was never said is as usual. */
export function gladlySettingsOf(kept: Readonly<Record<string, unknown>>): GladlySettings {
  const checked = checkGladly(kept);
  if (!checked.ok) throw new Error('a help desk is kept with settings that are none of Gladly');
  return { ...USUAL, ...(checked.settings as Partial<GladlySettings>) };
}

/** Judges what a merchant says of a help desk that is Gladly; what is left out is as usual. */
export function checkGladly(given: Readonly<Record<string, unknown>>): CheckedSettings {
  const faults: SettingFault[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (name === 'match_by_phone' || name === 'transaction_cards') {
      if (typeof value !== 'boolean') faults.push({ name, seen: value, allowed: 'true or false' });
    } else if (name === 'on_fault') {
      if (FAULTS.every((one) => one !== value)) {
        faults.push({ name, seen: value, allowed: `one of ${FAULTS.join(', ')}` });
      }
    } else {
      const allowed = `nothing; settings of Gladly are ${Object.keys(USUAL).join(', ')}`;
      faults.push({ name, seen: value, allowed });
    }
  }
  return faults.length === 0 ? { ok: true, settings: given } : { ok: false, faults };
}

/** What Gladly signs with; what came is not repeated. */
export function checkGladlySecret(secret: string): readonly SettingFault[] {
  const { length } = secret;
  if (length >= SIGNING_KEY.least && length <= SIGNING_KEY.most) return [];
  const allowed = `${String(SIGNING_KEY.least)} to ${String(SIGNING_KEY.most)} characters`;
  return [{ name: 'secret_key', seen: `${String(length)} characters`, allowed }];
}
