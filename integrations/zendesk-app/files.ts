import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { build } from 'vite';
import { manifestFor, requirements, type Install } from './manifest.ts';

/** The parts of a package by their paths in it. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

const HERE = new URL('./', import.meta.url);
/** Sizes that Zendesk asks for, in pixels. */
const LOGO_SIDES = { 'logo.png': 320, 'logo-small.png': 128 };
const TARGET = 'es2022';

/** All files of the app, the same for the same sources and terms. */
export async function appFiles(install: Install): Promise<PackageFiles> {
  const plain = ['assets/iframe.html', 'assets/styles.css', 'assets/logo.svg'];
  const translations = ['translations/en.json', 'translations/de.json'];
  const logo = await readFile(new URL('assets/logo.svg', HERE));
  const [copied, drawn, script] = await Promise.all([
    Promise.all(
      [...plain, ...translations].map(async (path) => [path, await bytesOf(path)] as const),
    ),
    Promise.all(
      Object.entries(LOGO_SIDES).map(
        async ([name, side]) =>
          [`assets/${name}`, await sharp(logo).resize(side).png().toBuffer()] as const,
      ),
    ),
    bundle(`https://${install.host}${install.path}`),
  ]);
  return {
    'manifest.json': json(manifestFor(install)),
    'requirements.json': json(requirements()),
    'assets/app.js': script,
    ...Object.fromEntries([...copied, ...drawn]),
  };
}

function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(new URL(path, HERE));
}

function json(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

async function bundle(url: string): Promise<Uint8Array> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(HERE),
    define: { LOYALTY_URL: JSON.stringify(url) },
    build: {
      write: false,
      target: TARGET,
      lib: { entry: 'src/main.ts', formats: ['iife'], name: 'fealty', fileName: () => 'app.js' },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const chunk = output?.output[0];
  if (chunk === undefined) throw new Error('the bundler made no script');
  return new TextEncoder().encode(chunk.code);
}
