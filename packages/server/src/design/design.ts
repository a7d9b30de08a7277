/** What members see in a shop, as a merchant wants it. Colours are `#rrggbb`, lower case. */
export interface Design {
  readonly theme: ThemeName;
  readonly accent: string;
  readonly background: string;
  readonly text: string;
  readonly corners: Corners;
  readonly launcher: LauncherPlace;
  /** Languages that members may choose between; the first is for everybody else. */
  readonly languages: readonly Language[];
  /** Words of the merchant's own, by language; what is missing is said in ours. */
  readonly texts: DesignTexts;
}

export type DesignTexts = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

export const THEME_NAMES = ['calm', 'bold', 'classic', 'night'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];
export const CORNERS = ['square', 'soft', 'round'] as const;
export type Corners = (typeof CORNERS)[number];
export const LAUNCHER_PLACES = ['end', 'start', 'off'] as const;
export type LauncherPlace = (typeof LAUNCHER_PLACES)[number];
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'he'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A theme with the colours and corners that it has unless a merchant says otherwise. */
export interface Theme extends Pick<Design, 'accent' | 'background' | 'text' | 'corners'> {
  readonly name: ThemeName;
}

export const THEMES: readonly Theme[] = [
  {
    name: 'calm',
    accent: '#23665b',
    background: '#fbfaf7',
    text: '#22302d',
    corners: 'soft',
  },
  {
    name: 'bold',
    accent: '#c21d4e',
    background: '#ffffff',
    text: '#1d1320',
    corners: 'round',
  },
  {
    name: 'classic',
    accent: '#1d4f91',
    background: '#ffffff',
    text: '#1f2733',
    corners: 'square',
  },
  {
    name: 'night',
    accent: '#e8b45a',
    background: '#14161d',
    text: '#eceaf2',
    corners: 'soft',
  },
];

/** Words that a merchant may say in place of ours. */
export const DESIGN_TEXTS = [
  'welcome_title',
  'welcome_text',
  'launcher_label',
  'earn_title',
  'redeem_title',
  'redeem_button',
  'rewards_title',
  'rewards_empty',
  'activity_empty',
  'refer_title',
  'refer_text',
] as const;

const TEXT_MAX = 200;

/** What shops show until they say otherwise. */
export const OUR_DESIGN: Design = {
  ...themeDesign('calm'),
  launcher: 'end',
  languages: [...LANGUAGES],
  texts: {},
};

function themeDesign(
  wanted: ThemeName,
): Pick<Design, 'theme' | 'accent' | 'background' | 'text' | 'corners'> {
  const found = THEMES.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no theme ${wanted}`);
  const { name: theme, ...rest } = found;
  return { theme, ...rest };
}

/** A word of a merchant's that cannot stand: where, what came, what may. */
export interface TextFault {
  readonly name: string;
  readonly seen: string;
  readonly allowed: string;
}

/** Reads words by language, or says what is wrong with each. Empty ones are left out: ours stand there. */
export function readTexts(
  passed: object,
): { readonly texts: DesignTexts } | { readonly faults: readonly TextFault[] } {
  const faults: TextFault[] = [];
  const texts: Partial<Record<Language, Record<string, string>>> = {};
  for (const [label, words] of Object.entries(passed) as [string, unknown][]) {
    const language = LANGUAGES.find((one) => one === label);
    if (language === undefined) {
      faults.push({ name: 'texts', seen: label, allowed: LANGUAGES.join(', ') });
    } else if (typeof words !== 'object' || words === null) {
      faults.push({ name: 'texts', seen: label, allowed: 'words by their names' });
    } else {
      const read = readWords(words, language);
      faults.push(...read.faults);
      if (Object.keys(read.said).length > 0) texts[language] = read.said;
    }
  }
  return faults.length > 0 ? { faults } : { texts };
}

function readWords(
  words: object,
  language: Language,
): { readonly said: Record<string, string>; readonly faults: readonly TextFault[] } {
  const faults: TextFault[] = [];
  const said: Record<string, string> = {};
  for (const [name, word] of Object.entries(words) as [string, unknown][]) {
    const known = DESIGN_TEXTS.find((one) => one === name);
    const seen = typeof word === 'string' ? word.trim() : '';
    if (known === undefined) {
      faults.push({ name: 'texts', seen: name, allowed: DESIGN_TEXTS.join(', ') });
    } else if (typeof word !== 'string' || seen.length > TEXT_MAX || !isStorable(seen)) {
      const allowed = `a text of at most ${String(TEXT_MAX)} characters`;
      faults.push({ name: `texts.${language}.${known}`, seen, allowed });
    } else if (seen !== '') {
      said[known] = seen;
    }
  }
  return { said, faults };
}

/** No database keeps NUL or half characters. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
