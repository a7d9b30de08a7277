import { format, resolveConfig } from 'prettier';

/** Where the generated files stand, relative to the project. */
export const GENERATED = 'packages/sdk/src/generated';

/** Code as the project formats it. */
export async function formatCode(code: string): Promise<string> {
  const settings = await resolveConfig(`${GENERATED}/index.ts`);
  return format(code, { ...settings, parser: 'typescript' });
}

/** How many lines code has when it is formatted. */
export async function linesOf(code: string): Promise<number> {
  return (await formatCode(code)).split('\n').length;
}
