import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleRunner, type SampleLanguage } from '../support/samples/run-sample.ts';
import { useServer } from '../support/use-server.ts';
import type { ShopKeys } from '../support/v1-client.ts';
import { EXAMPLES_PROGRAM } from './described/program.ts';
import { findRequests } from './run-python.ts';

/*
 * What newcomers are told to type, typed: the listings of each page in `sh`, `js` and `python`, one after
 * another as a reader would, against one store. Listings in `console` are commands for an installation.
 */

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const PAGES = ['start', 'guides'].flatMap((folder) =>
  readdirSync(path.join(DOCS, folder)).map((name) => `${folder}/${name}`),
);
/** Where somebody else is needed, or the reader fills something in. */
const SHOWN = new Set(['console', 'yaml', 'json']);
/** A call that is meant to be refused says so. */
const REFUSED = '# refused';

let keys: ShopKeys;
const server = useServer(async ({ stock }) => {
  keys = await stock(EXAMPLES_PROGRAM);
});

describe.each(PAGES)('docs/%s', (page) => {
  const listings = listingsOf(readFileSync(path.join(DOCS, page), 'utf8'));

  it('has listings in languages that are run or only shown', () => {
    const languages = listings.map(({ language }) => language);
    expect(languages.filter((one) => !isRun(one) && !SHOWN.has(one))).toEqual([]);
  });

  const languages = [...new Set(listings.map(({ language }) => language).filter(isRun))];
  it.for(languages)('its samples in %s do what the page says', async (language, { skip }) => {
    if (language === 'python' && findRequests() === null) {
      skip("left out: Python's requests is not installed here");
    }
    const own = listings.filter((one) => one.language === language).map(({ text }) => text);
    const environment = { BASE: server.url, PARTNER_ID: keys.partnerId, API_KEY: keys.apiKey };
    const runner = sampleRunner(language);
    const printed = await runner.run(own.join('\n'), environment);
    runner.stop();
    expect(printed.trim()).not.toBe('');
    expect(printed).not.toContain('undefined');
    const refused = printed.match(/"success": ?false/g) ?? [];
    const meant = own.join('\n').split(REFUSED).length - 1;
    expect([refused.length, printed]).toEqual([meant, printed]);
  });
});

interface Listing {
  readonly language: string;
  readonly text: string;
}

function listingsOf(text: string): readonly Listing[] {
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = '', own = '']) => ({
    language,
    text: own,
  }));
}

function isRun(language: string): language is SampleLanguage {
  return language === 'sh' || language === 'js' || language === 'python';
}
