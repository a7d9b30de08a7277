import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Attempt } from './calls.ts';

/** What a request came to, in a word. */
export function Outcome({ of }: { readonly of: Pick<Attempt, 'outcome'> }): ReactElement {
  const [label, color] =
    of.outcome === 'delivered'
      ? ['Taken', 'green']
      : of.outcome === 'gone'
        ? ['Wanted no more', 'gray']
        : ['Failed', 'red'];
  return (
    <Badge variant="light" color={color}>
      {label}
    </Badge>
  );
}
