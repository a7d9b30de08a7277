/** The language that every mail has texts in. */
export const LAST_RESORT = 'english';

/** Labels of a language by its code and its names. Merchants have labels of their own beside them. */
const LABELS: Readonly<Record<string, string>> = {
  en: 'english',
  de: 'german',
  deutsch: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
  pl: 'polish',
  sv: 'swedish',
};

const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LABELS).map(([code, label]) => [label, code]),
);

export const LANGUAGE_LENGTH_MAX = 64;

/** A language as templates are filed under: `de`, `de-AT` and `Deutsch` are `german`. */
export function languageLabel(language: string): string {
  const label = language.trim().toLowerCase().replaceAll('_', '-');
  const [base = ''] = label.split('-');
  return known(LABELS, label) ?? known(LABELS, base) ?? label;
}

/** A language may be called anything, also what every object has. */
function known(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** Labels to look for texts under, the best one first, each once. */
export function languagesToTry(...wanted: readonly string[]): readonly string[] {
  const labels = wanted.filter((language) => language.trim() !== '').map(languageLabel);
  return [...new Set([...labels, LAST_RESORT])];
}

/** How numbers and days are written in a language; as in English where it is not known. */
export function localeOf(label: string): string {
  const code = label === 'german' ? 'de' : (known(CODES, label) ?? label);
  try {
    const [locale = 'en'] = Intl.NumberFormat.supportedLocalesOf(code);
    return locale;
  } catch {
    return 'en';
  }
}
