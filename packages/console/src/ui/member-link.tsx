import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

/** Somebody by name, and the way to his profile. */
export function MemberLink(props: { readonly id: string; readonly name: string }): ReactElement {
  return (
    <Anchor
      {...{ component: Link, to: `/members/${props.id}`, size: 'sm' }}
      style={{ overflowWrap: 'anywhere' }}
    >
      {props.name}
    </Anchor>
  );
}
