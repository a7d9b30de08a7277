import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigProblems, readConfig } from './config.ts';

const SECRET = '5f'.repeat(32);
const PAGE = new URL('../../../docs/operating/configure.md', import.meta.url);

function problemsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.message;
    throw error;
  }
  return 'none';
}

describe('the configuration', () => {
  it('suits a laptop when nothing is set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 7788,
      dataDir: path.resolve('data'),
      previousSecrets: [],
      readReceipts: [],
      receipts: { kind: 'folder', path: path.resolve('data/receipts') },
      databaseUrl: null,
      databaseOwnerUrl: null,
      secret: null,
      logLevel: 'info',
      statementNames: true,
      lanes: 2,
      jobs: true,
      backtestMegabytes: 2048,
      seals: { everyMinutes: 60, folder: path.resolve('data/seals') },
      keep: { proofs: 400, refusals: 400, answers: 30, requests: 30, outcomes: 90 },
      baseUrl: null,
      tokens: { daysMax: 30, lasting: true },
      limits: { write: 100, general: 200 },
      visitorLimits: { member: { write: 2, general: 10 }, guests: 200 },
      nonceWindowMs: 300_000,
      sessionTerms: { idleMs: 43_200_000, lastsMs: 604_800_000 },
      singleSignOn: null,
      agentFrames: [],
      trustedProxies: ['127.0.0.0/8', '::1'],
      outbound: {
        allow: [],
        ports: [
          [80, 80],
          [443, 443],
        ],
      },
      smtp: null,
      mailFrom: 'loyalty@localhost',
    });
  });

  it('takes languages of receipts, and says what may stand there', () => {
    const languages = (given: string): readonly string[] =>
      readConfig({ FEALTY_READ_RECEIPTS: given }).readReceipts;
    expect(languages('off')).toEqual([]);
    expect(languages('eng')).toEqual(['eng']);
    expect(languages('eng, deu+chi_sim,eng')).toEqual(['eng', 'deu', 'chi_sim']);
    expect(problemsOf({ FEALTY_READ_RECEIPTS: '../eng' })).toMatch(
      /FEALTY_READ_RECEIPTS is \.\.\/eng; off, or up to 5 codes/,
    );
  });

  it('believes proxies that are named, and says what may stand there', () => {
    const { trustedProxies } = readConfig({ FEALTY_PROXIES: '10.0.0.7, 192.168.0.0/16' });
    expect(trustedProxies).toEqual(['10.0.0.7', '192.168.0.0/16']);
    expect(readConfig({ FEALTY_PROXIES: 'off' }).trustedProxies).toEqual([]);
    expect(problemsOf({ FEALTY_PROXIES: 'proxy.internal' })).toMatch(
      /FEALTY_PROXIES names proxy\.internal; off, or addresses/,
    );
  });

  it('takes what is set, and blanks as not set', () => {
    const config = readConfig({
      HOST: ' 0.0.0.0 ',
      PORT: '80',
      FEALTY_DATA: '/srv/fealty',
      FEALTY_RECEIPTS: '/srv/receipts',
      DATABASE_URL: 'postgresql://app@db/fealty',
      DATABASE_OWNER_URL: 'postgres://owner@db/fealty',
      FEALTY_SECRET: SECRET,
      LOG_LEVEL: 'warn',
      FEALTY_STATEMENT_NAMES: 'off',
      FEALTY_LANES: '4',
      FEALTY_BASE_URL: 'https://points.example.com/',
    });
    expect(config).toMatchObject({ host: '0.0.0.0', port: 80, dataDir: '/srv/fealty', lanes: 4 });
    expect(config.receipts).toEqual({ kind: 'folder', path: '/srv/receipts' });
    expect(config).toMatchObject({ secret: SECRET, logLevel: 'warn', statementNames: false });
    expect(config.databaseOwnerUrl).toBe('postgres://owner@db/fealty');
    expect(config.baseUrl).toBe('https://points.example.com');
    expect(readConfig({ PORT: '', HOST: '  ' })).toMatchObject({ port: 7788, host: '127.0.0.1' });
    const quiet = { LOG_LEVEL: 'warn' };
    expect(readConfig({ LOG_LEVEL: ' ' }, quiet).logLevel).toBe('warn');
    expect(readConfig({ LOG_LEVEL: 'debug' }, quiet).logLevel).toBe('debug');
  });

  it('names all problems at once', () => {
    const told = problemsOf({
      PORT: '70000',
      FEALTY_LANES: '1.5',
      LOG_LEVEL: 'loud',
      FEALTY_STATEMENT_NAMES: 'yes',
      DATABASE_URL: 'mysql://db',
      FEALTY_BASE_URL: 'ftp://points',
      FEALTY_OUTBOUND_ALLOW: '10.0.0.0/8, 10.0.0.5/8',
      FEALTY_OUTBOUND_PORTS: '443,https',
    });
    const names = ['PORT', 'FEALTY_LANES', 'LOG_LEVEL', 'FEALTY_STATEMENT_NAMES'];
    for (const name of [...names, 'DATABASE_URL', 'FEALTY_BASE_URL']) expect(told).toContain(name);
    expect(told).toContain('FEALTY_OUTBOUND_ALLOW has 10.0.0.5/8');
    expect(told).toContain('FEALTY_OUTBOUND_PORTS has https');
    expect(told.split('\n')).toHaveLength(9);
  });

  it('never repeats a secret', () => {
    const told = problemsOf({
      FEALTY_SECRET: 'hunter2-hunter2',
      DATABASE_URL: 'my-password@db',
      DATABASE_OWNER_URL: 'owner-password@db',
    });
    expect(told).toContain('FEALTY_SECRET must be 64 hexadecimal digits');
    expect(told).not.toMatch(/hunter2|my-password|owner-password/);
  });

  it('knows where mails go, from whom they come, and where their links lead', () => {
    const told = problemsOf({ FEALTY_SMTP: 'smtp://me:hunter2@mail.example.com/x' });
    expect(told).toContain('FEALTY_SMTP has something behind the port');
    expect(told).toContain('FEALTY_MAIL_FROM is needed with FEALTY_SMTP');
    expect(told).toContain('FEALTY_BASE_URL is needed with FEALTY_SMTP');
    expect(told).not.toContain('hunter2');
    const asked = { FEALTY_MAIL_FROM: 'Shop <a@b>' };
    expect(problemsOf(asked)).toContain('FEALTY_MAIL_FROM must be an e-mail address');
    const config = readConfig({
      FEALTY_SMTP: 'smtps://me:hunter2@mail.example.com',
      FEALTY_MAIL_FROM: 'points@example.com',
      FEALTY_BASE_URL: 'https://points.example.com',
    });
    expect(config.mailFrom).toBe('points@example.com');
    expect(config.smtp).toMatchObject({ host: 'mail.example.com', port: 465, isSecure: true });
  });

  it('wants one secret for all processes that share a database server', () => {
    const told = problemsOf({ DATABASE_URL: 'postgres://db/fealty' });
    expect(told).toContain('FEALTY_SECRET is needed with DATABASE_URL');
  });

  it('refuses an owner without a database', () => {
    const told = problemsOf({ DATABASE_OWNER_URL: 'postgres://owner@db/fealty' });
    expect(told).toContain('DATABASE_OWNER_URL goes with DATABASE_URL');
  });

  it('takes a bucket for receipts, with whoever may ask it', () => {
    const S3 = {
      FEALTY_RECEIPTS: 's3://receipts.shop/of/ours/',
      FEALTY_S3_KEY: 'AKID',
      FEALTY_S3_SECRET: 'hunter2',
    };
    const receipts = {
      kind: 's3',
      endpoint: 'https://s3.us-east-1.amazonaws.com',
      region: 'us-east-1',
      bucket: 'receipts.shop',
      prefix: 'of/ours',
      accessKey: 'AKID',
      secretKey: 'hunter2',
    };
    expect(readConfig(S3).receipts).toEqual(receipts);
    const own = { FEALTY_S3_ENDPOINT: 'http://minio:9000/', FEALTY_S3_REGION: 'eu-central-1' };
    expect(readConfig({ ...S3, ...own, FEALTY_RECEIPTS: 's3://receipts' }).receipts).toEqual({
      ...receipts,
      ...{ endpoint: 'http://minio:9000', region: 'eu-central-1' },
      ...{ bucket: 'receipts', prefix: '' },
    });
    for (const wrong of [
      's3://',
      's3://A',
      's3://ab',
      's3://abc/../x',
      's3://abc//x',
      's3://abc/a b',
    ]) {
      const told = problemsOf({ ...S3, FEALTY_RECEIPTS: wrong });
      expect(told).toContain(`FEALTY_RECEIPTS is ${wrong}; s3://bucket`);
    }
    expect(problemsOf({ FEALTY_RECEIPTS: 's3://receipts' })).toContain(
      'FEALTY_S3_KEY and FEALTY_S3_SECRET are needed',
    );
    for (const odd of [
      'https://me:hunter2@s3',
      'https://s3?hunter2=1',
      'hunter2://s3',
      'https://',
    ]) {
      const told = problemsOf({ ...S3, FEALTY_S3_ENDPOINT: odd });
      expect(told).toContain('FEALTY_S3_ENDPOINT must');
      expect(told).not.toContain('hunter2');
    }
    expect(problemsOf({ ...S3, FEALTY_S3_REGION: 'EU west' })).toContain('FEALTY_S3_REGION is EU');
  });

  it('refuses a key to a bucket where files lie in a folder', () => {
    const told = problemsOf({ FEALTY_RECEIPTS: '/srv/receipts', FEALTY_S3_SECRET: 'hunter2' });
    expect(told).toContain('FEALTY_S3_SECRET goes with FEALTY_RECEIPTS=s3://');
    expect(told).not.toContain('hunter2');
  });

  it('takes a provider to sign in by, whole, or names what is missing', () => {
    const given = {
      FEALTY_OIDC_ISSUER: 'https://id.example.com',
      FEALTY_OIDC_CLIENT_ID: 'fealty',
      FEALTY_BASE_URL: 'https://points.example.com',
    };
    expect(readConfig({}).singleSignOn).toBeNull();
    expect(readConfig(given).singleSignOn).toEqual({
      provider: {
        ...{ name: 'single sign-on', issuer: 'https://id.example.com', clientId: 'fealty' },
        ...{ clientSecret: null, trustsEmail: false },
      },
      isOnly: false,
      joins: null,
    });
    const joining = {
      ...given,
      FEALTY_OIDC_JOIN_DOMAINS: 'Shop.example, shop.example.org',
      FEALTY_OIDC_JOIN_STORE: 'cad458dc4e',
    };
    expect(readConfig(joining).singleSignOn?.joins).toEqual({
      domains: ['shop.example', 'shop.example.org'],
      ...{ role: 'agent', partnerId: 'cad458dc4e' },
    });
    for (const [changed, problem] of [
      [{ FEALTY_OIDC_ISSUER: 'http://id.example.com' }, 'FEALTY_OIDC_ISSUER must be a URL'],
      [{ FEALTY_OIDC_ISSUER: 'https://id.example.com/?a=b' }, 'FEALTY_OIDC_ISSUER must be a URL'],
      [{ FEALTY_OIDC_ISSUER: undefined }, 'FEALTY_OIDC_CLIENT_ID goes with FEALTY_OIDC_ISSUER'],
      [{ FEALTY_OIDC_CLIENT_ID: undefined }, 'FEALTY_OIDC_CLIENT_ID is needed'],
      [{ FEALTY_BASE_URL: undefined }, 'FEALTY_BASE_URL is needed with FEALTY_OIDC_ISSUER'],
      [{ FEALTY_OIDC_JOIN_ROLE: 'owner' }, 'FEALTY_OIDC_JOIN_ROLE is owner; allowed are'],
      [{ FEALTY_OIDC_JOIN_STORE: undefined }, 'FEALTY_OIDC_JOIN_STORE must be the partner id'],
      [{ FEALTY_OIDC_JOIN_DOMAINS: '@shop.example' }, 'FEALTY_OIDC_JOIN_DOMAINS names @shop'],
      [{ FEALTY_OIDC_JOIN_DOMAINS: undefined }, 'FEALTY_OIDC_JOIN_STORE goes with'],
      [
        { FEALTY_OIDC_ONLY: 'on', FEALTY_AGENT_FRAMES: 'https://shop.zendesk.com' },
        'FEALTY_OIDC_ONLY cannot go with FEALTY_AGENT_FRAMES',
      ],
    ] as const) {
      const kept = Object.entries({ ...joining, ...changed }).filter(
        ([, value]) => value !== undefined,
      );
      expect(problemsOf(Object.fromEntries(kept) as Record<string, string>)).toContain(problem);
    }
  });

  it('takes secrets that the newest took the place of, and no others', () => {
    const [first, second] = ['0a'.repeat(32), '0b'.repeat(32)];
    const environment = { FEALTY_SECRET: SECRET, FEALTY_SECRET_PREVIOUS: `${first}, ${second}` };
    expect(readConfig(environment).previousSecrets).toEqual([first, second]);
    const problem = 'FEALTY_SECRET_PREVIOUS must be up to 3 times 64 hexadecimal digits';
    const many = Array.from({ length: 4 }, () => first).join(',');
    for (const given of ['hunter2', many]) {
      const told = problemsOf({ ...environment, FEALTY_SECRET_PREVIOUS: given });
      expect(told).toContain(problem);
      expect(told).not.toContain(given);
    }
    expect(problemsOf({ FEALTY_SECRET_PREVIOUS: first })).toContain(
      'FEALTY_SECRET, which is missing',
    );
  });

  it('is described whole on the page for operators', () => {
    const read = new Set<string>();
    const asked: Record<string, string> = {};
    readConfig(
      new Proxy(asked, {
        get(_target, name) {
          read.add(String(name));
          return undefined;
        },
      }),
    );
    const rows = readFileSync(PAGE, 'utf8').matchAll(/^\| `([A-Z0-9_]+)` /gm);
    expect([...rows].map(([, name]) => name).sort()).toEqual([...read].sort());
  });
});
