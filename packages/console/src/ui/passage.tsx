import { Code, Text } from '@mantine/core';
import { useId, type ReactElement } from 'react';

const HEIGHT_MAX = 260;

/** Text of a machine under a heading, as it came; scrolls where it is long, by keyboard too. */
export function Passage(props: { readonly title: string; readonly text: string }): ReactElement {
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={550} mb={4} id={id}>
        {props.title}
      </Text>
      <Code
        block
        {...{ tabIndex: 0, role: 'region', 'aria-labelledby': id }}
        style={{
          ...{ maxHeight: HEIGHT_MAX, overflow: 'auto', whiteSpace: 'pre-wrap' },
          overflowWrap: 'anywhere',
        }}
      >
        {props.text}
      </Code>
    </div>
  );
}
