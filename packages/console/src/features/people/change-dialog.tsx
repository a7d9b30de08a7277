import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { updateCall, type ListedPerson } from './calls.ts';
import { RoleSelect } from './invite-dialog.tsx';
import { sayDone } from '../../ui/say.ts';

export function ChangeDialog(props: {
  readonly person: ListedPerson;
  readonly onClose: () => void;
}): ReactElement {
  const { person, onClose } = props;
  const { name, role } = person;
  const { form, fault, isBusy, submit } = useServerForm({ name, role });
  const update = useWrite(updateCall);
  const go = submit(async (values) => {
    const body = { name: values.name, ...(values.role === role ? {} : { role: values.role }) };
    await update.mutateAsync({ sent: { path: { id: person.id }, body } });
    sayDone(`${values.name} is changed`);
    onClose();
  });
  return (
    <Modal
      {...{ opened: true, onClose, title: `Change ${name}` }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FormFrame fault={fault} onSubmit={go}>
        <TextInput
          {...{ label: 'Name', maxLength: 100, 'data-autofocus': true }}
          {...form.getInputProps('name')}
        />
        <RoleSelect {...form.getInputProps('role')} />
        {form.values.role !== role && (
          <Text size="sm" c="dimmed">
            Another role signs {name} out everywhere.
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
        </Group>
      </FormFrame>
    </Modal>
  );
}
