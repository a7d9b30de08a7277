import type { StoredDesign } from './calls.ts';

/** What is edited: the design without who changed it. */
export interface DesignValues extends Record<string, unknown> {
  readonly theme: StoredDesign['theme'];
  readonly accent_color: string;
  readonly background_color: string;
  readonly text_color: string;
  readonly corners: StoredDesign['corners'];
  readonly launcher: StoredDesign['launcher'];
  readonly languages: readonly string[];
  readonly texts: StoredDesign['texts'];
  readonly logo: string | null;
}

export function valuesOf(design: StoredDesign): DesignValues {
  const { theme, accent_color, background_color, text_color } = design;
  const { corners, launcher, languages, texts, logo } = design;
  return {
    ...{ theme, accent_color, background_color, text_color },
    ...{ corners, launcher, languages, texts, logo },
  };
}

export const THEMES = [
  { value: 'calm', label: 'Calm', said: 'Air, thin lines, letters with serifs' },
  { value: 'bold', label: 'Bold', said: 'Large, round, full of colour' },
  { value: 'classic', label: 'Classic', said: 'A list with a column of links' },
  { value: 'night', label: 'Night', said: 'Light on dark, one warm colour' },
] as const;

export const CORNERS = [
  { value: 'square', label: 'Square' },
  { value: 'soft', label: 'Soft' },
  { value: 'round', label: 'Round' },
] as const;

export const LAUNCHERS = [
  { value: 'end', label: 'Right' },
  { value: 'start', label: 'Left' },
  { value: 'off', label: 'Off' },
] as const;

export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'German' },
  { value: 'fr', label: 'French' },
  { value: 'es', label: 'Spanish' },
  { value: 'ar', label: 'Arabic' },
  { value: 'he', label: 'Hebrew' },
] as const;

export const SECTIONS = [
  { value: 'home', label: 'Overview' },
  { value: 'earn', label: 'Earn' },
  { value: 'redeem', label: 'Redeem' },
  { value: 'rewards', label: 'My rewards' },
  { value: 'activity', label: 'Activity' },
  { value: 'tiers', label: 'Levels' },
  { value: 'refer', label: 'Refer a friend' },
  { value: 'profile', label: 'Profile' },
] as const;

/** What the words are that a shop may say otherwise. */
export const TEXT_LABELS: Readonly<Record<string, string>> = {
  welcome_title: 'Greeting of guests',
  welcome_text: 'Below it',
  launcher_label: 'On the launcher',
  earn_title: 'Heading of Earn',
  redeem_title: 'Heading of Redeem',
  redeem_button: 'Button at a reward',
  rewards_title: 'Heading of My rewards',
  rewards_empty: 'My rewards, while there are none',
  activity_empty: 'Activity, while there is none',
  refer_title: 'Heading of Refer a friend',
  refer_text: 'Below it',
};

const FIELDS: readonly (readonly [keyof DesignValues & string, string])[] = [
  ['theme', 'theme'],
  ['accent_color', 'accent colour'],
  ['background_color', 'background'],
  ['text_color', 'text colour'],
  ['corners', 'corners'],
  ['launcher', 'launcher'],
  ['languages', 'languages'],
  ['texts', 'words'],
  ['logo', 'logo'],
];

/** What differs between two designs, in words. */
export function differences(one: DesignValues, other: DesignValues): readonly string[] {
  return FIELDS.filter(([name]) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).map(
    ([, label]) => label,
  );
}
