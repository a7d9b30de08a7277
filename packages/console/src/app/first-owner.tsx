import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Failure } from '../api/failure.ts';
import { firstOwnerCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import { FormFrame } from '../ui/form-frame.tsx';
import { useServerForm } from '../ui/server-form.ts';
import { StrangerPage } from './sign-in-page.tsx';

const TOKEN = /^#(flo_[\w-]+)$/;

/** The first page of a fresh installation: whoever has what the server printed becomes its owner. */
export function FirstOwner(props: {
  readonly asksStore: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const { asksStore, onDone } = props;
  const [printed] = useState(() => TOKEN.exec(window.location.hash)?.[1] ?? '');
  const { form, fault, isBusy, submit } = useServerForm({
    ...{ token: printed, email: '', name: '', password: '', store: '', currency: 'USD' },
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const go = submit(async ({ token, email, name, password, ...store }) => {
    if (asksStore && store.store.trim() === '') {
      throw new Failure('refused', 'store: Please fill this in.');
    }
    const body = { token: token.trim(), email, name, password, ...(asksStore ? store : {}) };
    await send(firstOwnerCall, { body }, { asIs: true });
    // The token has done its work; nobody needs it in the history of this browser.
    window.history.replaceState(null, '', window.location.pathname);
    onDone();
  });
  return (
    <StrangerPage
      title="Create the owner"
      lead="Nobody works here yet. The owner may do everything, and invites everybody else."
    >
      <FormFrame fault={fault} onSubmit={go}>
        {printed === '' && (
          <TextInput
            label="Key of the first start"
            description="The server printed it when it started: it begins with flo_."
            autoComplete="off"
            {...form.getInputProps('token')}
          />
        )}
        <TextInput
          {...{ label: 'Your name', autoComplete: 'name', maxLength: 100 }}
          {...form.getInputProps('name')}
        />
        <TextInput
          {...{ label: 'E-mail address', type: 'email', autoComplete: 'username' }}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          {...{ label: 'Password', autoComplete: 'new-password' }}
          description="12 characters or more; a few words are easy to keep in mind."
          {...form.getInputProps('password')}
        />
        {asksStore && (
          <>
            <TextInput
              {...{ label: 'Name of your store', maxLength: 100 }}
              {...form.getInputProps('store')}
            />
            <TextInput
              {...{ label: 'Currency', maxLength: 3, description: 'Three letters, such as USD.' }}
              {...form.getInputProps('currency')}
            />
            <TextInput
              {...{ label: 'Time zone', maxLength: 64 }}
              description="Where your days begin and end, such as America/New_York."
              {...form.getInputProps('time_zone')}
            />
          </>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          Create the owner
        </Button>
      </FormFrame>
    </StrangerPage>
  );
}
