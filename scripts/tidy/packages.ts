import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
/** A version, or a package under another name with its version. */
const EXACT = /^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
/** What runs with strangers, and core, name what they may need: nothing, or what draws in a shop's page. */
const PROMISES: readonly (readonly [manifest: RegExp, allowed: readonly string[]])[] = [
  [/^packages\/(?:core|sdk)\/package\.json$/, []],
  [/^packages\/storefront\/package\.json$/, ['preact']],
];

const REASONS = /^docs\/decisions\/0007-tools-and-dependencies\.md$/;

/** Every package from outside has its reason on the page of dependencies. */
export function checkReasons(tree: Tree): Finding[] {
  const reasons = texts(tree, REASONS)[0]?.text ?? '';
  return manifests(tree).flatMap(({ path, manifest }) =>
    FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {})).flatMap((name) =>
      name.startsWith('@fealty/') || reasons.includes(`\`${name}\``)
        ? []
        : [{ path, line: 0, message: `${name} has no line in docs/decisions/0007` }],
    ),
  );
}

/** Versions are exact, and the packages that promise to need nothing need nothing. */
export function checkPackages(tree: Tree): Finding[] {
  return manifests(tree).flatMap(({ path, manifest }) => {
    const findings: Finding[] = [];
    for (const field of FIELDS) {
      for (const [name, version] of Object.entries(manifest[field] ?? {})) {
        if (!EXACT.test(version)) {
          findings.push({ path, line: 0, message: `${name} ${version}: write an exact version` });
        }
      }
    }
    const allowed = PROMISES.find(([own]) => own.test(path))?.[1];
    const others = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => allowed?.includes(name) === false,
    );
    if (others.length > 0) {
      const message = `this package promises to do without ${others.join(', ')}`;
      findings.push({ path, line: 0, message });
    }
    return findings;
  });
}

type Manifest = Partial<Record<(typeof FIELDS)[number], Record<string, string>>>;

function manifests(tree: Tree): { path: string; manifest: Manifest }[] {
  return texts(tree, /(^|\/)package\.json$/).map(({ path, text }) => ({
    path,
    manifest: JSON.parse(text) as Manifest,
  }));
}
