import { Button, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { answerWith, keepFrameToken } from '../api/framed.ts';
import { signInByCodeCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import { FormFrame } from '../ui/form-frame.tsx';
import { useServerForm } from '../ui/server-form.ts';

/** The second step of signing in: six digits of the app, or a recovery code. */
export function CodeForm(props: {
  readonly secondStep: string;
  readonly onDone: (personId: string) => void;
  readonly onBack: () => void;
}): ReactElement {
  const { secondStep, onDone, onBack } = props;
  const { form, fault, isBusy, submit } = useServerForm({ code: '' });
  const go = submit(async ({ code }) => {
    const body = { second_step: secondStep, code: code.trim(), answer_with: answerWith() };
    const { person, token } = await send(signInByCodeCall, { body }, { asIs: true });
    keepFrameToken(token);
    if (person !== null) onDone(person.id);
  });
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <TextInput
        {...{ label: 'Code', name: 'code', autoComplete: 'one-time-code', maxLength: 64 }}
        description="Six digits from the app on your phone. Lost it? Type one of your recovery codes."
        data-autofocus
        autoFocus
        {...form.getInputProps('code')}
      />
      <Button type="submit" loading={isBusy} fullWidth>
        Go on
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        Begin again
      </Button>
    </FormFrame>
  );
}
