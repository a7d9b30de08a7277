import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../integrations/gladly-app/', import.meta.url));
/** Where Debian keeps packages of Go. */
const GO = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '-buildvcs=false' };

/** Renders a template of the Gladly app, named by its path in it, with Go's own engine. */
export type RenderGladly = (template: string, context: object) => string;

/** Builds the renderer into a folder; null where Go or Sprig is not installed. */
export function openGladlyRenderer(folder: string): RenderGladly | null {
  const program = path.join(folder, 'judge');
  const built = spawnSync('go', ['build', '-o', program, path.join(ROOT, 'judge', 'main.go')], {
    env: { PATH: process.env['PATH'], HOME: folder, ...GO },
  });
  if (built.status !== 0) return null;
  return (template, context) =>
    execFileSync(program, ['render', path.join(ROOT, 'app', template)], {
      input: JSON.stringify(context),
      encoding: 'utf8',
    });
}
