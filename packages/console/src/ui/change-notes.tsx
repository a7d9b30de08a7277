import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProgramChange } from '../api/draft-calls.ts';
import { Marked } from './states.tsx';

/** What changes mean for what is there already, in the server's words; nothing where they mean nothing. */
export function ChangeNotes(props: { readonly of: readonly ProgramChange[] }): ReactElement | null {
  const notes = [...new Set(props.of.flatMap(({ note }) => (note === null ? [] : [note])))];
  if (notes.length === 0) return null;
  return (
    <Stack gap="xs">
      {notes.map((note) => (
        <Marked key={note} icon="alert" color="yellow.8">
          {note}
        </Marked>
      ))}
    </Stack>
  );
}
