import { Type, type TObject, type TSchema } from 'typebox';
import { integer } from '../params.ts';
import { numberField } from './fields.ts';

/** Which part of a list is asked for. */
export const pageQuery = {
  start_index: integer(
    {
      description: 'Rows to skip: `next_start_index` of the answer before.',
      example: 0,
      also: ['start_cursor'],
    },
    { minimum: 0, maximum: 1_000_000_000, default: 0 },
  ),
  count: integer(
    { description: 'Rows to answer with at most.', example: 100 },
    { minimum: 1, maximum: 1000, default: 100 },
  ),
};

/** A part of a list: the rows under the list's own name, and where it goes on. */
export function pageData<const N extends string, T extends TSchema>(
  name: N,
  row: T,
): TObject<Record<N, ReturnType<typeof Type.Array<T>>> & typeof pageFields> {
  const rows = { [name]: Type.Array(row) } as Record<N, ReturnType<typeof Type.Array<T>>>;
  return Type.Object({ ...rows, ...pageFields });
}

const pageFields = {
  total: numberField('Rows of the whole list. Ours.'),
  more: Type.Boolean({ description: 'Whether there are rows behind these. Ours.' }),
  next_start_index: numberField('Where the next part begins. Ours.'),
};
