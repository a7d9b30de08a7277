import { ProgramSchema } from '@fealty/contract';
import type { Draft } from './drafts.ts';
import { kebab, pascal, singular } from './names.ts';
import { definitionsIn, isObject, textOf, type Schema } from './schema.ts';
import { declarationText } from './type-text.ts';

const FOLDER = 'program-document';

/** A part of the document that is written down under a name of its own. */
interface Part {
  readonly name: string;
  readonly file: string;
  readonly schema: Schema;
  readonly says: string;
}

/** The document that a program is: a file for each part of it that has fields. */
export function programDocumentFiles(): readonly Draft[] {
  // Its type says more than is read here, and less than JSON: what is not required is undefined.
  const document = ProgramSchema as unknown as Schema;
  const defined = [...definitionsIn(document)].map(([name, schema]) => partOf(name, name, schema));
  const parts = Object.entries(document.properties ?? {}).flatMap(([name, schema]) => {
    const isList = schema.items !== undefined;
    const named = schema.items ?? schema;
    if (![named, ...(named.anyOf ?? [])].some(isObject)) return [];
    const word = isList ? singular(name) : name;
    return partOf(word, `Program${pascal(word)}`, named);
  });
  const whole: Part = {
    name: 'ProgramDocument',
    file: FOLDER,
    schema: document,
    says: 'A program as it is planned and applied; see `docs/program.md`.',
  };
  const names = new Map(parts.map(({ name, schema }) => [textOf(schema), name]));
  const terms = { sent: true, nameOf: (schema: Schema) => names.get(textOf(schema)) ?? null };
  return [whole, ...parts, ...defined].map(({ name, file, schema, says }) => ({
    path: `${FOLDER}/${file}.ts`,
    holds: 'types',
    declares: [name],
    code: declarationText({ name, schema, says }, terms),
  }));
}

function partOf(word: string, name: string, schema: Schema): Part {
  const file = kebab(word.charAt(0).toLowerCase() + word.slice(1));
  const says = schema.description ?? `A part of a program: ${file.replaceAll('-', ' ')}.`;
  return { name, file, schema, says };
}
