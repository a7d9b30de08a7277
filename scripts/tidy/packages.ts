import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const MAY_DEPEND_ON_NOTHING = /^packages\/(core|sdk|storefront)\/package\.json$/;

/** Versions are exact, and the packages that promise to need nothing need nothing. */
export function checkPackages(tree: Tree): Finding[] {
  return texts(tree, /(^|\/)package\.json$/).flatMap(({ path, text }) => {
    const manifest = JSON.parse(text) as Partial<
      Record<(typeof FIELDS)[number], Record<string, string>>
    >;
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
