import path from 'node:path';
import { mentions } from './mentions.ts';

/** A generated file before its imports are known. */
export interface Draft {
  /** Below the folder of the generated files. */
  readonly path: string;
  /** `inner` is code that only files beside it use. */
  readonly holds: 'types' | 'classes' | 'inner';
  /** Names that it declares, for other files to import. */
  readonly declares: readonly string[];
  readonly code: string;
}

/** Hand-written types that generated code may mention. */
const WRITTEN: readonly Draft[] = [
  written('operation', ['Operation', 'PagedOperation', 'Sender']),
  written('options', ['CallOptions', 'SimulateOptions', 'WalkOptions', 'WriteOptions']),
  written('values', ['AttributeValues', 'Bytes', 'MomentFilter', 'Simulated', 'WordFilter']),
];

function written(file: string, declares: readonly string[]): Draft {
  return { path: `../sending/${file}.ts`, holds: 'types', declares, code: '' };
}

/** The code of a file, with imports of what it mentions out of the files that it may know. */
export function withImports(draft: Draft, known: readonly Draft[]): string {
  const others = [...WRITTEN, ...known.filter((one) => one.path !== draft.path)];
  const imports = others.map((other) => {
    const names = other.declares.filter((name) => mentions(draft.code, name));
    if (names.length === 0) return '';
    const kind = other.holds === 'types' ? 'import type' : 'import';
    return `${kind} { ${names.join(', ')} } from '${pathFrom(draft, other)}';\n`;
  });
  return `${imports.join('')}\n${draft.code}`;
}

/** What whoever uses the SDK may know of these files. */
export function indexText(files: readonly Draft[], folder = '.'): string {
  const lines = files
    .filter(({ holds }) => holds !== 'inner')
    .map(({ path: file, holds }) => {
      const place = path.posix.relative(folder, file);
      return `export ${holds === 'types' ? 'type ' : ''}* from './${place}';\n`;
    });
  return lines.join('');
}

function pathFrom(from: Draft, to: Draft): string {
  const place = path.posix.relative(path.posix.dirname(from.path), to.path);
  return place.startsWith('.') ? place : `./${place}`;
}
