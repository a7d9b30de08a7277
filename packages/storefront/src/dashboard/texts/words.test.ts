import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { chooseLanguage, fill, learnLanguage, wordsOf } from './words.ts';
import type { Plural, Words } from './forms.ts';

function names(word: string | Plural | undefined): string[] {
  const text = typeof word === 'object' ? word.other : (word ?? '');
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe.each(Object.entries({ de, fr, es, ar, he }))(
  'the words of %s',
  (_language, words: Words) => {
    it('name the same values as the English ones', () => {
      const differing = Object.entries(en).filter(([key, word]) => {
        const other = words[key as keyof Words];
        return names(word).join() !== names(other).join();
      });
      expect(differing).toEqual([]);
    });
  },
);

describe('a language', () => {
  it('is the one asked for if it is offered, else the first that is', () => {
    expect(chooseLanguage('de-AT', ['en', 'de'])).toBe('de');
    expect(chooseLanguage('sv', ['fr', 'de'])).toBe('fr');
    expect(chooseLanguage('de', ['xx', 'es'])).toBe('es');
    expect(chooseLanguage('de', [])).toBe('en');
  });

  it('has the shop’s own words in their places', async () => {
    expect(await learnLanguage('de')).toBe('de');
    expect(await learnLanguage('xx')).toBe('en');
    const words = wordsOf('de', { texts: { de: { earn_title: 'Los' }, en: { earn_title: 'Go' } } });
    expect([words.earn_title, words.redeem_title]).toEqual(['Los', 'Punkte einlösen']);
  });
});

it('values are put into a text, and what has none stays', () => {
  expect(fill('{a} of {b} {c}', { a: '1', b: '{a}' })).toBe('1 of {a} {c}');
});
