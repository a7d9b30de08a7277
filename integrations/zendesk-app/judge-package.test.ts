import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../zip.ts';
import { ATTRIBUTES } from './attributes.ts';
import { appFiles, type PackageFiles } from './files.ts';
import { judgePackage } from './judge-package.ts';

const INSTALL = {
  ...{ host: 'loyalty.example.com', path: '', email: 'support@example.com', version: '0.1.0' },
};

type Json = Record<string, unknown>;

let good: PackageFiles;

function read(name: string): Json {
  return JSON.parse(new TextDecoder().decode(good[name])) as Json;
}

function withFile(name: string, value: unknown): PackageFiles {
  return { ...good, [name]: new TextEncoder().encode(JSON.stringify(value)) };
}

function withManifest(changed: Json): readonly string[] {
  return judgePackage(withFile('manifest.json', { ...read('manifest.json'), ...changed }));
}

function withFields(fields: Json): readonly string[] {
  return judgePackage(withFile('requirements.json', { user_fields: fields }));
}

describe('the judge of packages', () => {
  beforeAll(async () => {
    good = await appFiles(INSTALL);
  }, 60_000);

  it.each([
    ['another framework', { frameworkVersion: '1.0' }, '/frameworkVersion'],
    [
      'a place that does not exist',
      { location: { support: { side: { url: 'assets/a' } } } },
      '/location/support',
    ],
    [
      'a host that is not in a list',
      { domainWhitelist: 'loyalty.example.com' },
      '/domainWhitelist',
    ],
    [
      'a host with its scheme',
      { domainWhitelist: ['https://loyalty.example.com'] },
      '/domainWhitelist/0',
    ],
    [
      'a parameter of no known type',
      { parameters: [{ name: 'a', type: 'secret' }] },
      '/parameters/0/type',
    ],
    [
      'parts of a request for what is no secret',
      { parameters: [{ name: 'a', type: 'text', scopes: ['header'] }] },
      '/parameters/0',
    ],
    [
      'the same parameter twice',
      {
        parameters: [
          { name: 'help_desk', type: 'text' },
          { name: 'help_desk', type: 'text' },
        ],
      },
      'help_desk is there twice',
    ],
    [
      'a parameter without words',
      { parameters: [{ name: 'colour', type: 'text' }] },
      'no label for the parameter colour',
    ],
    ['no author', { author: undefined }, 'author'],
    [
      'a page that is not in it',
      { location: { support: { ticket_sidebar: { url: 'assets/gone.html' } } } },
      'assets/gone.html',
    ],
  ])('refuses %s', (_what, changed, said) => {
    expect(withManifest(changed).join('\n')).toContain(said);
  });

  it.each([
    ['without a key', { a: { title: 'A' } }, '/user_fields/a'],
    ['without a title', { a: { key: 'a' } }, '/user_fields/a'],
    ['with a hyphen in its key', { a: { key: 'a-b', title: 'A' } }, '/user_fields/a/key'],
    ['with digits for a key', { a: { key: '123', title: 'A' } }, '/user_fields/a/key'],
    [
      'of a type that is another product’s',
      { a: { key: 'a', title: 'A', type: 'number' } },
      '/user_fields/a/type',
    ],
    [
      'with the key of another',
      { a: { key: 'a', title: 'A' }, b: { key: 'a', title: 'B' } },
      'the key a is there twice',
    ],
  ])('refuses a field %s', (_what, fields, said) => {
    expect(withFields(fields).join('\n')).toContain(said);
  });

  it.each([
    'manifest.json',
    'requirements.json',
    'translations/en.json',
    'assets/logo.png',
    'assets/iframe.html',
  ])('misses %s', (name) => {
    const { [name]: _gone, ...rest } = good;
    expect(judgePackage(rest).join('\n')).toContain(name);
  });

  it('takes the app', () => {
    expect(judgePackage(good)).toEqual([]);
  });
});

describe('the app', () => {
  it('may call the host that it was built for and no other, and keeps the key from the browser', () => {
    expect(read('manifest.json')).toMatchObject({
      domainWhitelist: ['loyalty.example.com'],
      parameters: [
        { name: 'help_desk' },
        { name: 'partner_id', secure: true, scopes: ['header'] },
        { name: 'api_key', secure: true, scopes: ['header'] },
      ],
    });
    const script = new TextDecoder().decode(good['assets/app.js']);
    expect(script.match(/[`"']https:\/\/[^`"']*/g)).toEqual([
      expect.stringContaining('https://loyalty.example.com'),
    ]);
    expect(script.match(/innerHTML|insertAdjacentHTML|document\.write|eval\(/g)).toBeNull();
  });

  it('asks Zendesk for the fields that the sync fills in', () => {
    const fields = Object.values(read('requirements.json')['user_fields'] as Json);
    expect(fields).toEqual(ATTRIBUTES.map(({ key, type, title }) => ({ key, type, title })));
    const count = (type: string): number => ATTRIBUTES.filter((each) => each.type === type).length;
    expect([count('text'), count('decimal'), count('integer')]).toEqual([13, 6, 2]);
  });

  it('says the same things in every language', () => {
    const paths = (value: unknown, at = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => paths(inner, `${at}/${name}`))
        : [`${at} ${(String(value).match(/\{\{\w+\}\}/g) ?? []).sort().join()}`];
    expect(paths(read('translations/de.json')).sort()).toEqual(
      paths(read('translations/en.json')).sort(),
    );
  });

  it('is the same archive, byte for byte, each time that it is built', async () => {
    const [once, again] = [zip(good), zip(await appFiles(INSTALL))];
    expect(Buffer.from(once).equals(again)).toBe(true);
    const inside = unzipSync(once);
    expect(Object.keys(inside)).toEqual(Object.keys(good).sort());
    expect(inside['manifest.json']).toEqual(good['manifest.json']);
  }, 60_000);
});
