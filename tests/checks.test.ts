import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

/** The scripts of package.json that judge the tree, each with what it finds out. */
const CHECKS = [
  { script: 'types', holds: 'the types hold' },
  { script: 'lint', holds: 'the linter finds nothing' },
  { script: 'format:check', holds: 'everything is formatted' },
  { script: 'layers', holds: 'imports keep their direction' },
  { script: 'dead', holds: 'no file, export or package is unused' },
] as const;

test.each(CHECKS)('$holds (npm run $script)', async ({ script }) => {
  const { code, output } = await run(script);
  expect(code, output).toBe(0);
});

function run(script: string): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['run', '--silent', script],
      { cwd: root, maxBuffer: OUTPUT_BYTES_MAX, env: { ...process.env, FORCE_COLOR: '0' } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : (error.code ?? 'killed'), output: stdout + stderr });
      },
    );
  });
}
