import german from '../translations/de.json' with { type: 'json' };
import english from '../translations/en.json' with { type: 'json' };

type Sidebar = typeof english.sidebar;
export type Word = keyof Sidebar;

const LANGUAGES: Readonly<Record<string, Sidebar>> = {
  en: english.sidebar,
  de: german.sidebar,
};

/** The app in an agent's language, with its numbers and dates. */
export interface Words {
  readonly locale: string;
  readonly say: (word: Word, terms?: Readonly<Record<string, string>>) => string;
  readonly number: (value: number) => string;
  /** An amount in a currency by its code of three letters. */
  readonly money: (value: number, currency: string) => string;
  /** With `+` before what is above zero. */
  readonly change: (value: number) => string;
  /** The day of a time as the server writes it; as it stands if it cannot be read. */
  readonly day: (text: string) => string;
  readonly time: (at: Date) => string;
}

/** English for languages that the app does not speak; numbers and dates as the language has them. */
export function wordsFor(asked: string): Words {
  const locale = isLocale(asked) ? asked : 'en';
  const sidebar = LANGUAGES[locale.slice(0, 2).toLowerCase()] ?? english.sidebar;
  const plain = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  return {
    locale,
    say: (word, terms = {}) =>
      sidebar[word].replace(/\{\{(\w+)\}\}/g, (all, name: string) => terms[name] ?? all),
    number: (value) => plain.format(value),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value),
    change: (value) => signed.format(value),
    day: (text) => {
      const at = dateOf(text);
      return at === null ? text : days.format(at);
    },
    time: (at) => times.format(at),
  };
}

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}

const SLASHES = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d))?$/;

/** ISO 8601, or month, day and year with slashes, in UTC; null for anything else. */
function dateOf(text: string): Date | null {
  const slashes = SLASHES.exec(text);
  const [, month = '', day = '', year = '', time = '00:00:00'] = slashes ?? [];
  const at = new Date(slashes === null ? text : `${year}-${month}-${day}T${time}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
