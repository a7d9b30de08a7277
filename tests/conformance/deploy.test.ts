import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop } from '../support/open-shop.ts';
import { V1Client } from '../support/v1-client.ts';

/*
 * What `deploy/` names must be there: metrics, settings, files. That an image builds and a unit starts cannot
 * be tried here.
 */

const ROOT = path.resolve(import.meta.dirname, '../..');

function text(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

describe('the dashboard and the alerts', () => {
  let database: TestDatabase;
  let server: FealtyServer;

  beforeAll(async () => {
    database = await testDatabase();
    const environment = {
      DATABASE_URL: database.url,
      FEALTY_SECRET: randomBytes(32).toString('hex'),
    };
    server = await startFealty(environment);
    const client = new V1Client(server.url, await openShop(environment));
    await client.enroll('bob@example.com');
    client.close();
  });

  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  it.each(['deploy/grafana-dashboard.json', 'deploy/alerts.yaml'])(
    '%s asks for metrics that are served',
    async (file) => {
      const served = await (await fetch(`${server.url}/metrics`)).text();
      const names = new Set(served.match(/^fealty_\w+/gm));
      const asked = new Set(text(file).match(/\bfealty_\w+/g));
      expect(asked.size).toBeGreaterThan(5);
      expect([...asked].filter((name) => !names.has(name))).toEqual([]);
    },
  );
});

describe('the files for containers and systemd', () => {
  it('the image copies what is there, and the manifest of every package', () => {
    const copied = [...text('deploy/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, sources = '']) => sources.split(' '),
    );
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
    const packages = readdirSync(path.join(ROOT, 'packages'));
    const lacking = packages.filter((name) => !copied.includes(`packages/${name}/package.json`));
    expect(lacking).toEqual([]);
  });

  it('name settings that the program reads', () => {
    const known = text('docs/operating/configure.md');
    for (const file of readdirSync(path.join(ROOT, 'deploy'))) {
      const settings = text(`deploy/${file}`).match(/\bFEALTY_[A-Z0-9_]*[A-Z0-9]\b/g) ?? [];
      const strange = settings.filter((name) => !known.includes(name));
      expect([file, strange]).toEqual([file, []]);
    }
  });

  it('start the program as npm does', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const started = scripts['fealty']?.replace(/^node /, '');
    expect(started).toMatch(/main\.ts$/);
    expect(text('deploy/fealty.service')).toContain(`/usr/bin/env node ${started ?? ''} serve\n`);
    expect(text('deploy/fealty-verify.service')).toContain(
      `/usr/bin/env node ${started ?? ''} verify\n`,
    );
    expect(text('deploy/fealty-verify-follow.service')).toContain(
      `/usr/bin/env node ${started ?? ''} verify --follow\n`,
    );
    const flags = (started ?? '').split(' ');
    for (const flag of flags) expect(text('deploy/Dockerfile')).toContain(`"${flag}"`);
  });
});
