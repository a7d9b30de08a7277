import { Alert, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { endOfDay, startOfDay } from '../../ui/end-of-day.ts';
import { writeTime } from '../../api/times.ts';
import { replayCall, type Webhook } from './calls.ts';
import { labelOf } from '../../ui/event-words.ts';

/** Calls of one press: a thousand events each. */
const CALLS_MAX = 10;

interface Values extends Record<string, unknown> {
  outcome: string;
  event: string;
  member_id: string;
  from_date: string;
  to_date: string;
}

/** Tells a webhook events again: those of some days, of a member, or those that it never took. */
export function ReplayDialog(props: {
  readonly of: Webhook;
  readonly onClose: () => void;
}): ReactElement {
  const { of, onClose } = props;
  const { zone, counted } = useFormats();
  const { form, fault, isBusy, submit } = useServerForm<Values>({
    outcome: of.health.totals.given_up > 0 ? 'given_up' : '',
    ...{ event: '', member_id: '', from_date: '', to_date: '' },
  });
  const replay = useWrite(replayCall);
  const [told, setTold] = useState<{ readonly added: number; readonly more: boolean } | null>(null);
  const isAnything = Object.values(form.values).some((value) => value !== '');
  const run = submit(async (values) => {
    let cursor: string | null = null;
    let added = 0;
    for (let calls = 0; calls < CALLS_MAX; calls += 1) {
      const body = { ...bodyOf(values, zone), ...(cursor === null ? {} : { cursor }) };
      const answer = await replay.mutateAsync({ sent: { path: { id: of.id }, body } });
      added += answer.added;
      cursor = answer.more ? answer.next_cursor : null;
      setTold({ added, more: cursor !== null });
      if (cursor === null) return;
    }
  });
  return (
    <FormDialog
      {...{ title: `Tell ${of.name} events again`, size: 'lg', fault, isBusy, onClose }}
      {...{ leave: 'Close', confirm: 'Tell them again', isReady: isAnything, onSubmit: run }}
    >
      <Text size="sm">
        Events that fit all you say here are sent once more, with the number that they had. A
        receiver that keeps to the rules does nothing twice.
      </Text>
      <Fields {...{ of, form }} />
      <div aria-live="polite">
        {told !== null && (
          <Alert color={told.added > 0 ? 'green' : 'blue'}>
            {told.added === 0
              ? 'Nothing fits, or all of it waits to be told already.'
              : `${counted(told.added, 'event')} will be told again.`}
            {told.more && !isBusy && ' There are more: press again to go on.'}
          </Alert>
        )}
      </div>
    </FormDialog>
  );
}

function Fields(props: {
  readonly of: Webhook;
  readonly form: UseFormReturnType<Values>;
}): ReactElement {
  const { of, form } = props;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label="What became of them"
          data={[
            { value: '', label: 'Whatever' },
            { value: 'given_up', label: 'Given up' },
            { value: 'delivered', label: 'Taken' },
          ]}
          {...form.getInputProps('outcome')}
        />
        <NativeSelect
          label="Event"
          data={[
            { value: '', label: 'All that it wants' },
            ...of.events.map((value) => ({ value, label: labelOf(value) })),
          ]}
          {...form.getInputProps('event')}
        />
        <TextInput
          {...{ label: 'From the day', type: 'date' }}
          {...form.getInputProps('from_date')}
        />
        <TextInput
          {...{ label: 'Until the day', type: 'date' }}
          {...form.getInputProps('to_date')}
        />
      </SimpleGrid>
      <TextInput
        {...{ label: 'Of the member', placeholder: 'E-mail or id' }}
        {...form.getInputProps('member_id')}
      />
    </>
  );
}

function bodyOf(values: Values, zone: string): Readonly<Record<string, string | string[]>> {
  const { outcome, event, member_id: member, from_date: first, to_date: last } = values;
  const from = startOfDay(first, zone);
  const to = endOfDay(last, zone);
  return {
    ...(outcome === '' ? {} : { outcome }),
    ...(event === '' ? {} : { events: [event] }),
    ...(member.trim() === '' ? {} : { member_id: member.trim() }),
    ...(from === null ? {} : { from_date: writeTime(new Date(from)) }),
    ...(to === null ? {} : { to_date: to }),
  };
}
