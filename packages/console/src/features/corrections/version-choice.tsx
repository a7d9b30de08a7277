import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { versionsCall } from './calls.ts';
import type { Form } from './correction-form.ts';

/** As many as the server lists at once; older ones are chosen through the API. */
const VERSIONS_MAX = 20;

/** One of the program's versions, by its number and the day since which it ran. */
export function VersionChoice(props: {
  readonly form: Form;
  readonly field: 'version' | 'program_version';
  readonly label: string;
  /** What is said while none is chosen. */
  readonly otherwise: string;
}): ReactElement {
  const { form, field, label, otherwise } = props;
  const { data } = useRead(versionsCall, { query: { count: VERSIONS_MAX } });
  const { day } = useFormats();
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: otherwise },
        ...(data?.versions ?? []).map(({ version, applied_date }) => ({
          value: String(version),
          label: `Version ${String(version)}, from ${day(applied_date)} on`,
        })),
      ]}
      {...form.getInputProps(field)}
    />
  );
}
