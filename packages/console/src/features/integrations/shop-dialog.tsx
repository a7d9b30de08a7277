import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { createCall } from './calls.ts';

/** Makes the address that a shop posts to; it is shown on the shop's page. */
export function ShopDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm({ integration_type: '', secret_key: '' });
  const create = useWrite(createCall);
  const go = useNavigate();
  const save = submit(async ({ integration_type: type, secret_key: secret }) => {
    const config = secret.trim() === '' ? {} : { config: { secret_key: secret.trim() } };
    const { id } = await create.mutateAsync({
      sent: { body: { integration_type: type.trim(), ...config } },
    });
    sayDone('The address is made: give it to the shop');
    void go(`/settings/integrations/${id}`);
  });
  return (
    <FormDialog
      {...{ title: 'Join a shop', fault, isBusy, onClose, confirm: 'Make its address' }}
      onSubmit={save}
    >
      <TextInput
        {...{ label: 'Which shop', placeholder: 'magento_to_zinrelo', maxLength: 64 }}
        {...{ required: true, 'data-autofocus': true }}
        description="As its plugin calls itself."
        {...form.getInputProps('integration_type')}
      />
      <PasswordInput
        {...{ label: 'Secret', autoComplete: 'off' }}
        description="What the shop signs with. Empty if it signs with an API key, as plugins do."
        {...form.getInputProps('secret_key')}
      />
    </FormDialog>
  );
}
