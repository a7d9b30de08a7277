import type { ShownDesign } from '@fealty/contract/v2';
import { en } from './en.ts';
import type { Words } from './forms.ts';

/** English comes along; another language is fetched when it is spoken. */
const PARTS: Readonly<Record<string, () => Promise<Words>>> = {
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
  he: async () => (await import('./he.ts')).he,
};
const known = new Map<string, Words>([['en', en]]);
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
  const there = offered.filter((one) => Object.hasOwn(LANGUAGE_NAMES, one));
  return there.find((one) => one === wanted) ?? there[0] ?? 'en';
}

/** Fetches a language; answers with the one that is spoken, English where it cannot be had. Never rejects. */
export async function learnLanguage(language: string): Promise<string> {
  const part = PARTS[language];
  try {
    if (part !== undefined && !known.has(language)) known.set(language, await part());
  } catch {
    // Points in English are better than none.
  }
  return spoken(language);
}

/** The language itself where it is known by now, else English. */
export function spoken(language: string): string {
  return known.has(language) ? language : 'en';
}

/** Words of a language, with the shop's own in their places. */
export function wordsOf(language: string, design: Pick<ShownDesign, 'texts'>): Words {
  return { ...(known.get(language) ?? en), ...design.texts[language] };
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language) ? 'rtl' : 'ltr';
}

/** Puts values into a text: `{name}` becomes the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
