import type { ShownDesign } from '@fealty/contract/v2';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import type { Words } from './forms.ts';

const WORDS: Readonly<Record<string, Words>> = { en, de, fr, es, ar, he };
const FROM_RIGHT = new Set(['ar', 'he']);

/** What languages are called by those who speak them. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  he: 'עברית',
};

/** A language that is offered: the one asked for (`de-AT` is `de`), else the first. */
export function chooseLanguage(asked: string, offered: readonly string[]): string {
  const wanted = asked.toLowerCase().split('-')[0] ?? '';
  const there = offered.filter((one) => one in WORDS);
  return there.find((one) => one === wanted) ?? there[0] ?? 'en';
}

/** Words of a language, with the shop's own in their places. */
export function wordsOf(language: string, design: Pick<ShownDesign, 'texts'>): Words {
  return { ...(WORDS[language] ?? en), ...design.texts[language] };
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language) ? 'rtl' : 'ltr';
}

/** Puts values into a text: `{name}` becomes the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
