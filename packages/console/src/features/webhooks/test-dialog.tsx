import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Passage } from '../../ui/passage.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { testCall, type Tested, type Webhook } from './calls.ts';
import { labelOf } from '../../ui/event-words.ts';

/** Sends a made-up event at once, and says what came back. */
export function TestDialog(props: {
  readonly of: Webhook;
  readonly onClose: () => void;
  /** Shows all of a request that was sent. */
  readonly onOpen: (attempt: string) => void;
}): ReactElement {
  const { of, onClose, onOpen } = props;
  const { form, fault, isBusy, submit } = useServerForm({ event: of.events[0] ?? '' });
  const [tested, setTested] = useState<Tested | null>(null);
  const test = useWrite(testCall);
  const run = submit(async ({ event }) => {
    setTested(null);
    setTested(await test.mutateAsync({ sent: { path: { id: of.id }, body: { event } } }));
  });
  return (
    <FormDialog
      {...{ title: `Test ${of.name}`, size: 'lg', fault, isBusy, onClose, leave: 'Close' }}
      confirm={tested === null ? 'Send the test' : 'Send it again'}
      onSubmit={run}
    >
      <NativeSelect
        label="Event"
        description="A made-up one, signed like any other. No member is touched."
        data={of.events.map((value) => ({ value, label: labelOf(value) }))}
        {...form.getInputProps('event')}
      />
      <div aria-live="polite">{tested !== null && <Result of={tested} onOpen={onOpen} />}</div>
    </FormDialog>
  );
}

function Result(props: {
  readonly of: Tested;
  readonly onOpen: (attempt: string) => void;
}): ReactElement {
  const { of, onOpen } = props;
  const isTaken = of.outcome === 'delivered';
  const answered = of.status === null ? 'No answer came' : `It answered ${String(of.status)}`;
  return (
    <Alert color={isTaken ? 'green' : 'red'} title={isTaken ? 'It was taken' : 'It was not taken'}>
      <Stack gap="xs" align="stretch">
        <Text size="sm">
          {answered} after {of.took_ms} ms.{' '}
          {of.status === null && of.failure !== null && `What is wrong: ${of.failure}.`}
        </Text>
        {of.response_body !== null && of.response_body !== '' && (
          <Passage title="Its answer" text={of.response_body} />
        )}
        <Button
          {...{ variant: 'default', size: 'xs', w: 'fit-content' }}
          onClick={() => onOpen(of.attempt_id)}
        >
          See all that was sent
        </Button>
      </Stack>
    </Alert>
  );
}
