import { Button, Checkbox, Group, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { createCall } from './calls.ts';
import { atField, BLANK, documentOf, type Form, type Typed } from './correction-form.ts';
import { Judge } from './judge.tsx';
import { Whom } from './whom.tsx';

const BACK = { to: '/program/corrections', label: 'Corrections' };

/** Says what is to be put right, for whom; what it would do is shown next, before anything moves. */
export function NewCorrectionPage(): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm<Typed>({ ...BLANK });
  const { zone } = useFormats();
  const create = useWrite(createCall);
  const go = useNavigate();
  const make = submit(async (typed) => {
    try {
      const body = documentOf(typed, zone);
      const { id } = await create.mutateAsync({ sent: { body } });
      void go(`/program/corrections/${id}`);
    } catch (error) {
      throw atField(error);
    }
  });
  return (
    <Page
      title="New correction"
      back={BACK}
      lead="Say what is wrong and who is concerned. Nothing moves until you have seen what it would do."
    >
      <FormFrame fault={fault} onSubmit={make}>
        <About form={form} />
        <What form={form} />
        <Whom form={form} />
        <Group justify="flex-end">
          <Button component={Link} to={BACK.to} variant="default">
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Show what it would do
          </Button>
        </Group>
      </FormFrame>
    </Page>
  );
}

function About({ form }: { readonly form: Form }): ReactElement {
  return (
    <Panel title="What is this about">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          {...{ label: 'Name', placeholder: 'Spring promotion', maxLength: 100, required: true }}
          {...form.getInputProps('name')}
        />
        <TextInput
          {...{ label: 'Why (stands with each transaction)', maxLength: 500, required: true }}
          placeholder="Double points were announced"
          {...form.getInputProps('reason')}
        />
      </SimpleGrid>
    </Panel>
  );
}

function What({ form }: { readonly form: Form }): ReactElement {
  const { act } = form.values;
  return (
    <Panel title="What is to be done">
      <Radio.Group aria-label="What is to be done" {...form.getInputProps('act')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
          <Radio
            {...{ value: 'give', label: 'Give points' }}
            description="The same number to each member."
          />
          <Radio
            {...{ value: 'take', label: 'Take points' }}
            description="The same number from each member."
          />
          <Radio
            {...{ value: 'reaward', label: 'Award again' }}
            description="More or less than each award gave, or as another program would have."
          />
          <Radio
            {...{ value: 'reverse', label: 'Take awards back' }}
            description="As if they had never been given."
          />
        </SimpleGrid>
      </Radio.Group>
      {(act === 'give' || act === 'take') && (
        <Stack gap="sm">
          <TextInput
            {...{ label: 'Points for each member', inputMode: 'decimal', maw: 260 }}
            {...form.getInputProps('points')}
          />
          {act === 'take' && (
            <Checkbox
              label="Or as many as a member has, if that is less"
              {...form.getInputProps('atMost', { type: 'checkbox' })}
            />
          )}
        </Stack>
      )}
      {act === 'reaward' && <Judge form={form} />}
    </Panel>
  );
}
