import { Button, Group, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { updateCall, type MailSettings } from './calls.ts';

/** Whom mails come from, and where their links lead. */
export function SenderForm({ of }: { readonly of: MailSettings }): ReactElement {
  const { sender_name, reply_to, language, web_url, dashboard_url } = of;
  const { form, fault, isBusy, submit } = useServerForm({
    ...{ sender_name, reply_to, language, web_url, dashboard_url },
  });
  const update = useWrite(updateCall);
  const save = submit(async (values) => {
    await update.mutateAsync({ sent: { body: values } });
    sayDone('Saved');
  });
  return (
    <Panel title="Sender and links">
      <FormFrame fault={fault} onSubmit={save}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            {...{ label: 'Name of the sender', maxLength: 100 }}
            description="Empty for the name of the store."
            {...form.getInputProps('sender_name')}
          />
          <TextInput
            {...{ label: 'Answers go to', type: 'email' }}
            description="Empty for the address that mails come from."
            {...form.getInputProps('reply_to')}
          />
          <TextInput
            {...{ label: 'Your shop', type: 'url', placeholder: 'https://shop.example.com' }}
            {...form.getInputProps('web_url')}
          />
          <TextInput
            {...{ label: 'The member’s page in it', type: 'url' }}
            placeholder="https://shop.example.com/points"
            {...form.getInputProps('dashboard_url')}
          />
          <TextInput
            {...{ label: 'Language', maxLength: 64 }}
            description="Of members who have none of their own: english or german are built in."
            {...form.getInputProps('language')}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </FormFrame>
    </Panel>
  );
}
