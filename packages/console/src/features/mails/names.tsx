import { Code, CopyButton, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { Unfold } from '../../ui/unfold.tsx';
import { VARIABLES } from './mail-words.ts';

/** Names that stand for a member's own values; one is copied by pressing it. */
export function Names(): ReactElement {
  return (
    <Unfold show="Names that can stand in a text" hide="Hide the names that can stand in a text">
      <Text size="sm" c="dimmed" my="xs">
        Press one to copy it, and put it into the text.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={6}>
        {Object.entries(VARIABLES).map(([name, label]) => (
          <CopyButton key={name} value={`{{${name}}}`}>
            {({ copied, copy }) => (
              <UnstyledButton onClick={copy}>
                <Text size="sm" component="span">
                  {label}{' '}
                </Text>
                <Code>{copied ? 'copied' : `{{${name}}}`}</Code>
              </UnstyledButton>
            )}
          </CopyButton>
        ))}
      </SimpleGrid>
    </Unfold>
  );
}
