import Schema from 'typebox/schema';

/** What of a value is not as its JSON Schema says, each with its place; empty if it fits. */
export function misfits(schema: object, value: unknown): readonly string[] {
  if (Schema.Check(schema, value)) return [];
  const [, errors] = Schema.Errors(schema, value);
  const told = errors.map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
  // A schema that fails without a reason still fails.
  return told.length > 0 ? told : ['does not fit'];
}
