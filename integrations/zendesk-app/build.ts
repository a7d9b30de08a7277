import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zip } from '../zip.ts';
import { appFiles } from './files.ts';
import { judgePackage } from './judge-package.ts';
import type { Install } from './manifest.ts';

/* npm run zendesk-app -- --host loyalty.example.com [--email address] [--out folder] */

const USAGE = `npm run zendesk-app -- --host HOST [--path PATH] [--email ADDRESS] [--out FOLDER]

  --host  where agents reach the loyalty server, by https: loyalty.example.com
  --path  what stands before its paths, if something does: /loyalty
  --email whom Zendesk's administrators may ask; support@HOST unless said
  --out   where the app goes; integrations/zendesk-app/dist unless said`;

/** A name of a host as it stands in a URL, with a dot, without a scheme, a port or a path. */
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PATH = /^(\/[\w.~-]+)*$/;

async function main(args: readonly string[]): Promise<number> {
  const wanted = wantedOf(args);
  if (typeof wanted === 'string') {
    console.error(`${wanted}\n\n${USAGE}`);
    return 2;
  }
  const { out, ...install } = wanted;
  const files = await appFiles({ ...install, version: await version() });
  const wrong = judgePackage(files);
  if (wrong.length > 0) {
    console.error(`Zendesk would not take this:\n${wrong.join('\n')}`);
    return 1;
  }
  const folder = path.join(out, 'app');
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(files)) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  const archive = path.join(out, 'zendesk-app.zip');
  await writeFile(archive, zip(files));
  console.log(
    `${folder}\n${archive}\nThis app calls https://${install.host}${install.path} and nothing else.`,
  );
  return 0;
}

type Wanted = Omit<Install, 'version'> & { readonly out: string };

/** Where to and whom to call; or what is wrong. */
function wantedOf(args: readonly string[]): Wanted | string {
  const standard = fileURLToPath(new URL('dist', import.meta.url));
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ host: { type: 'string' }, email: { type: 'string' } },
        path: { type: 'string', default: '' },
        out: { type: 'string', default: standard },
      },
    });
    if (values.host === undefined) return '--host is missing';
    const host = values.host.toLowerCase();
    if (!HOST.test(host)) {
      return `--host is ${JSON.stringify(values.host)}; it is a name such as loyalty.example.com, without https://, port or path`;
    }
    const email = values.email ?? `support@${host}`;
    if (!EMAIL.test(email)) return `--email is ${JSON.stringify(email)}; it is an e-mail address`;
    if (!PATH.test(values.path)) {
      return `--path is ${JSON.stringify(values.path)}; it begins with a slash and ends without: /loyalty`;
    }
    return { host, path: values.path, email, out: path.resolve(values.out) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

process.exitCode = await main(process.argv.slice(2));
