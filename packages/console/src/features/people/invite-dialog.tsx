import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { inviteCall, type MadeLink } from './calls.ts';
import { ROLES } from './roles.ts';

/** Takes somebody on, and shows the link where no mail took it along. */
export function InviteDialog(props: {
  readonly onClose: () => void;
  readonly onLink: (link: MadeLink) => void;
}): ReactElement {
  const { onClose, onLink } = props;
  const { form, fault, isBusy, submit } = useServerForm({ email: '', name: '', role: 'agent' });
  const invite = useWrite(inviteCall);
  const go = submit(async (body) => onLink(await invite.mutateAsync({ sent: { body } })));
  return (
    <FormDialog
      {...{ title: 'Invite somebody', fault, isBusy, onClose, confirm: 'Invite' }}
      onSubmit={go}
    >
      <TextInput
        {...{ label: 'E-mail address', type: 'email', 'data-autofocus': true }}
        {...form.getInputProps('email')}
      />
      <TextInput {...{ label: 'Name', maxLength: 100 }} {...form.getInputProps('name')} />
      <RoleSelect {...form.getInputProps('role')} />
    </FormDialog>
  );
}

/** Roles with what they mean beside them. */
export function RoleSelect(props: object): ReactElement {
  return (
    <NativeSelect
      label="Role"
      data={ROLES.map(({ value, label, means }) => ({ value, label: `${label}: ${means}` }))}
      {...props}
    />
  );
}
