import { misfits } from '../schema.ts';
import type { PackageFiles } from './files.ts';
import { MANIFEST_SCHEMA, REQUIREMENTS_SCHEMA } from './schemas.ts';

const ALWAYS = ['assets/logo.png', 'assets/logo-small.png', 'translations/en.json'];

interface Manifest {
  readonly defaultLocale: string;
  readonly domainWhitelist?: readonly string[];
  readonly location: { readonly support: Readonly<Record<string, { readonly url: string }>> };
  readonly parameters?: readonly { readonly name: string }[];
}

interface Translation {
  readonly app?: { readonly parameters?: Readonly<Record<string, { readonly label?: string }>> };
}

/** What Zendesk would not take of an app's files, each as a sentence; empty for a good one. */
export function judgePackage(files: PackageFiles): readonly string[] {
  const manifest = parsed(files, 'manifest.json');
  const requirements = parsed(files, 'requirements.json');
  const wrong = [
    ...misfits(MANIFEST_SCHEMA, manifest).map((each) => `manifest.json: ${each}`),
    ...misfits(REQUIREMENTS_SCHEMA, requirements).map((each) => `requirements.json: ${each}`),
    ...ALWAYS.filter((name) => files[name] === undefined).map((name) => `${name} is missing`),
  ];
  if (wrong.length > 0) return wrong;
  return [
    ...judgeManifest(manifest as Manifest, files),
    ...judgeKeys(requirements as { user_fields: Record<string, { key: string }> }),
  ];
}

function judgeManifest(manifest: Manifest, files: PackageFiles): readonly string[] {
  const { location, parameters = [], defaultLocale } = manifest;
  const pages = Object.values(location.support).map(({ url }) => url);
  const names = parameters.map(({ name }) => name);
  const translation = parsed(files, `translations/${defaultLocale}.json`) as
    Translation | undefined;
  return [
    ...pages
      .filter((url) => url.startsWith('assets/') && files[url] === undefined)
      .map((url) => `${url} is named as a location and is missing`),
    ...twice(names).map((name) => `manifest.json: the parameter ${name} is there twice`),
    ...names
      .filter((name) => (translation?.app?.parameters?.[name]?.label ?? '') === '')
      .map((name) => `translations/${defaultLocale}.json has no label for the parameter ${name}`),
  ];
}

function judgeKeys(requirements: {
  readonly user_fields: Readonly<Record<string, { readonly key: string }>>;
}): readonly string[] {
  const keys = Object.values(requirements.user_fields).map(({ key }) => key);
  return twice(keys).map((key) => `requirements.json: the key ${key} is there twice`);
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function parsed(files: PackageFiles, name: string): unknown {
  const bytes = files[name];
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
