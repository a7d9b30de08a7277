import type { JsonSchema } from '../../support/description.ts';

/*
 * Whether an answer has the form of the example beside its schema: the same names, and values of
 * the same kinds. Names of the merchant's own, and what may be null, are the schema's to judge.
 */

/** What differs, each line naming the place; empty if nothing does. */
export function differencesOfShape(
  schema: JsonSchema,
  example: unknown,
  answer: unknown,
  place = 'answer',
): string[] {
  if (example === null || answer === null) return [];
  const kinds = [kindOf(example), kindOf(answer)];
  if (kinds[0] !== kinds[1]) {
    return [`${place} is ${kinds[1] ?? ''}, in the example ${kinds[0] ?? ''}`];
  }
  if (Array.isArray(example) && Array.isArray(answer)) {
    return listDifferences(schema, example, answer, place);
  }
  if (typeof example !== 'object' || typeof answer !== 'object') return [];
  return objectDifferences(schema, example as Fields, answer as Fields, place);
}

type Fields = Readonly<Record<string, unknown>>;

/** Every item must be like some item of the example; an example that is empty says nothing. */
function listDifferences(
  schema: JsonSchema,
  examples: readonly unknown[],
  answers: readonly unknown[],
  place: string,
): string[] {
  if (examples.length === 0) return [];
  const items = (schema['items'] ?? {}) as JsonSchema;
  return answers.flatMap((answer, index) =>
    examples
      .map((example) => differencesOfShape(items, example, answer, `${place}[${String(index)}]`))
      .reduce((best, next) => (next.length < best.length ? next : best)),
  );
}

function objectDifferences(
  schema: JsonSchema,
  example: Fields,
  answer: Fields,
  place: string,
): string[] {
  const properties = propertiesOf(schema, example);
  if (properties === null) return [];
  const names = new Set([...Object.keys(example), ...Object.keys(answer)]);
  return [...names].flatMap((name) => {
    const at = `${place}.${name}`;
    if (!(name in example)) return [`${at} is not in the example`];
    if (!(name in answer)) return [`${at} is in the example alone`];
    return differencesOfShape(properties[name] ?? {}, example[name], answer[name], at);
  });
}

/** The fields that a schema names, of the variant that has those of the example; null for records. */
function propertiesOf(
  schema: JsonSchema,
  example: Fields,
): Readonly<Record<string, JsonSchema>> | null {
  const variants = schema['anyOf'] as readonly JsonSchema[] | undefined;
  if (variants !== undefined) {
    const fitting = variants
      .map((variant) => propertiesOf(variant, example))
      .find((found) => found !== null && Object.keys(example).every((name) => name in found));
    return fitting ?? null;
  }
  return (schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined) ?? null;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value;
}
