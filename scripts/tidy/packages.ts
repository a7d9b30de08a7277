import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const MAY_DEPEND_ON_NOTHING = /^packages\/(core|sdk|storefront)\/package\.json$/;

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
    if (MAY_DEPEND_ON_NOTHING.test(path) && manifest.dependencies !== undefined) {
      findings.push({ path, line: 0, message: 'this package promises to depend on nothing' });
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
