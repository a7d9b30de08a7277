import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT_MS = 120_000;

/** A folder of somebody who has installed the SDK, and nothing else. */
export interface Consumer {
  readonly folder: string;
  /** Where the package is in it. */
  readonly installed: string;
  remove(): Promise<void>;
}

/** The compiler of the project, on a configuration. */
export async function compile(args: readonly string[]): Promise<string> {
  const tsc = path.join(ROOT, 'node_modules/typescript/lib/tsc.js');
  const { stdout } = await run(process.execPath, [tsc, '--pretty', 'false', ...args], {
    timeout: TIMEOUT_MS,
  });
  return stdout;
}

/** Builds the SDK elsewhere than in the project, packs it as npm would publish it, and unpacks that. */
export async function installPackedSdk(): Promise<Consumer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-sdk-'));
  const [made, installed] = [
    path.join(folder, 'made'),
    path.join(folder, 'node_modules/@fealty/sdk'),
  ];
  const source = path.join(ROOT, 'packages/sdk');
  await Promise.all([mkdir(made), mkdir(installed, { recursive: true })]);
  for (const file of ['package.json', 'README.md', 'LICENSE']) {
    await cp(path.join(source, file), path.join(made, file));
  }
  const dist = path.join(made, 'dist');
  const noted = path.join(folder, 'built.tsbuildinfo');
  const config = path.join(source, 'tsconfig.src.json');
  await compile(['-p', config, '--outDir', dist, '--tsBuildInfoFile', noted]);
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    ...{ cwd: made, timeout: TIMEOUT_MS },
  });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  await run('tar', ['-xzf', path.join(folder, archive), '-C', installed, '--strip-components=1']);
  await rm(made, { recursive: true });
  return { folder, installed, remove: () => rm(folder, { recursive: true, force: true }) };
}
