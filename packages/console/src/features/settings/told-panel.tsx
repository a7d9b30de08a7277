import { List, Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { ProgramChange, Told } from '../../api/draft-calls.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { useTold } from '../../api/use-told.ts';
import { ChangeNotes } from '../../ui/change-notes.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';

/** What the form says in the server's sentences, and what a change means for what is there. */
export function ToldPanel(props: {
  readonly document: ProgramDocument;
  readonly part: keyof Told['settings'];
  readonly changes: readonly ProgramChange[];
  /** Said where there is nothing to tell. */
  readonly none: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { document, part, changes, none, children } = props;
  const told = useTold(document, null);
  return (
    <Panel title="In words">
      <Stack gap="sm" aria-live="polite">
        {told.error === null ? (
          <Answer of={told} rows={3}>
            {({ settings }) =>
              settings[part].length === 0 ? (
                <Text size="sm">{none}</Text>
              ) : (
                <List size="sm" spacing={8} listStyleType="none">
                  {settings[part].map((sentence) => (
                    <List.Item key={sentence}>{sentence}</List.Item>
                  ))}
                </List>
              )
            }
          </Answer>
        ) : (
          <Text size="sm">This is told once every field has a value that can run.</Text>
        )}
        <ChangeNotes of={changes} />
      </Stack>
      {children}
    </Panel>
  );
}
