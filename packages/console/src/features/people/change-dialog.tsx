import { Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
    <FormDialog
      {...{ title: `Change ${name}`, fault, isBusy, onClose, confirm: 'Save' }}
      onSubmit={go}
    >
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
    </FormDialog>
  );
}
