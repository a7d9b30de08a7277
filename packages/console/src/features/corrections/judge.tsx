import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Form } from './correction-form.ts';
import { VersionChoice } from './version-choice.tsx';

/** What awards are given anew: a multiple of what they gave, or what another program would have given. */
export function Judge({ form }: { readonly form: Form }): ReactElement {
  const { judge } = form.values;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label="What each award becomes"
        data={[
          { value: 'multiplier', label: 'A multiple of what it gave' },
          { value: 'version', label: 'What another version gives for it' },
          { value: 'draft', label: 'What the draft gives for it' },
        ]}
        {...form.getInputProps('judge')}
      />
      {judge === 'multiplier' && (
        <TextInput
          {...{ label: 'How many times as much', inputMode: 'decimal' }}
          description="2 doubles each award, 0.5 halves it."
          {...form.getInputProps('multiplier')}
        />
      )}
      {judge === 'version' && (
        <VersionChoice {...{ form, field: 'version', label: 'Version', otherwise: 'Choose one' }} />
      )}
    </SimpleGrid>
  );
}
