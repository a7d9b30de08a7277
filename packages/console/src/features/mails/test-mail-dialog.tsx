import { Alert, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { testCall } from './calls.ts';
import type { TypedText } from './preview.tsx';

/** Sends the text as it stands, saved or not, to an address: one's own unless another is typed. */
export function TestMailDialog(props: {
  readonly message: string;
  readonly language: string;
  readonly typed: TypedText;
  readonly onClose: () => void;
}): ReactElement {
  const { message, language, typed, onClose } = props;
  const { person } = useMe();
  const { form, fault, isBusy, submit } = useServerForm({ to: person.email });
  const [sent, setSent] = useState<{ readonly to: string; readonly delivery: string } | null>(null);
  const test = useWrite(testCall);
  const run = submit(async ({ to }) => {
    setSent(null);
    const body = { message, to, ...typed };
    setSent(await test.mutateAsync({ sent: { query: { language }, body } }));
  });
  return (
    <FormDialog
      {...{ title: 'Send a test', fault, isBusy, onClose, leave: 'Close', confirm: 'Send it' }}
      onSubmit={run}
    >
      <TextInput
        {...{ label: 'To', type: 'email', 'data-autofocus': true }}
        description="The text as it stands on this page, saved or not."
        {...form.getInputProps('to')}
      />
      <div aria-live="polite">
        {sent !== null && (
          <Alert color={sent.delivery === 'smtp' ? 'green' : 'blue'}>
            {sent.delivery === 'smtp'
              ? `It is on its way to ${sent.to}.`
              : 'It was made and kept: this server has no mail server, so nothing leaves.'}
          </Alert>
        )}
      </div>
    </FormDialog>
  );
}
