/**
 * A named SQL statement: prepared once per connection under its name. Every statement of the
 * program is made here, so a test can plan each of them against the migrated schema.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const registry = new Map<string, Statement>();

/** Declares a statement. Names are unique; a second one of the same name is a programming error. */
export function statement(name: string, text: string): Statement {
  if (registry.has(name)) throw new Error(`statement ${name} is declared twice`);
  const declared = { name, text };
  registry.set(name, declared);
  return declared;
}

/** All statements declared by the modules loaded so far. */
export function declaredStatements(): readonly Statement[] {
  return [...registry.values()];
}
