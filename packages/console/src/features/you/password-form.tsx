import { Button, Group, PasswordInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Failure } from '../../api/failure.ts';
import { useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { passwordCall } from './calls.ts';
import { sayDone } from '../../ui/say.ts';

const EMPTY = { current: '', new: '', again: '' };

export function PasswordForm(): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm(EMPTY);
  const change = useWrite(passwordCall);
  const go = submit(async ({ current, new: password, again }) => {
    if (password !== again) throw new Failure('refused', 'again: The two are not the same.');
    const { sessions_ended: ended } = await change.mutateAsync({
      sent: { body: { current, new: password } },
    });
    form.setValues(EMPTY);
    const others = ended === 0 ? '' : ' You are signed out everywhere else.';
    sayDone(`Your password is changed.${others}`);
  });
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <PasswordInput
        {...{ label: 'Password until now', autoComplete: 'current-password', maw: 360 }}
        {...form.getInputProps('current')}
      />
      <PasswordInput
        {...{ label: 'New password', autoComplete: 'new-password', maw: 360 }}
        description="12 characters or more; a few words are easy to keep in mind."
        {...form.getInputProps('new')}
      />
      <PasswordInput
        {...{ label: 'The same once more', autoComplete: 'new-password', maw: 360 }}
        {...form.getInputProps('again')}
      />
      <Group>
        <Button type="submit" loading={isBusy}>
          Change the password
        </Button>
      </Group>
    </FormFrame>
  );
}
