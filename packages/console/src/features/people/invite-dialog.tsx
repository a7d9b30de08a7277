import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
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
    <Modal
      {...{ opened: true, onClose, title: 'Invite somebody' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FormFrame fault={fault} onSubmit={go}>
        <TextInput
          {...{ label: 'E-mail address', type: 'email', 'data-autofocus': true }}
          {...form.getInputProps('email')}
        />
        <TextInput {...{ label: 'Name', maxLength: 100 }} {...form.getInputProps('name')} />
        <RoleSelect {...form.getInputProps('role')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Invite
          </Button>
        </Group>
      </FormFrame>
    </Modal>
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
