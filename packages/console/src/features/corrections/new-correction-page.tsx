import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useServerForm } from '../../ui/server-form.ts';
import { activitiesCall, createCall, tiersCall } from './calls.ts';
import { atField, BLANK, documentOf, isOfAwards, type Typed } from './correction-form.ts';

const BACK = { to: '/program/corrections', label: 'Corrections' };

type Form = UseFormReturnType<Typed>;

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
            description="A multiple of what each award gave."
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
      {act === 'reaward' && (
        <TextInput
          {...{ label: 'How many times as much', inputMode: 'decimal', maw: 260 }}
          description="2 doubles each award, 0.5 halves it."
          {...form.getInputProps('multiplier')}
        />
      )}
    </Panel>
  );
}

function Whom({ form }: { readonly form: Form }): ReactElement {
  const { act } = form.values;
  const isFree = act === 'give' || act === 'take';
  const ofAwards = isOfAwards(form.values);
  return (
    <Panel
      title={isFree ? 'For whom' : 'Which awards'}
      lead="All that you say must hold; what you leave empty does not matter."
    >
      {isFree && (
        <Radio.Group aria-label="Chosen by" {...form.getInputProps('by')}>
          <Group gap="lg">
            <Radio value="members" label="Chosen members" />
            <Radio value="transactions" label="Whoever earned points for something" />
          </Group>
        </Radio.Group>
      )}
      {ofAwards && <Awards form={form} />}
      <Members form={form} isMore={ofAwards} />
    </Panel>
  );
}

function Awards({ form }: { readonly form: Form }): ReactElement {
  const { data } = useRead(activitiesCall, { query: { count: 1000 } });
  const { zone } = useFormats();
  const activities = data?.activities ?? [];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NativeSelect
          label="Earned for"
          data={[
            { value: '', label: 'Anything' },
            ...activities.map((each) => ({
              value: each.activity_id,
              label: each.activity_name,
            })),
          ]}
          {...form.getInputProps('activity')}
        />
        <TextInput
          {...{ label: 'From the day', type: 'date' }}
          {...form.getInputProps('occurred_from')}
        />
        <TextInput
          {...{ label: 'Until the day', type: 'date' }}
          {...form.getInputProps('occurred_until')}
        />
      </SimpleGrid>
      <Textarea
        {...{ label: 'Orders', autosize: true, minRows: 1, maxRows: 8 }}
        description="Their numbers, one in a line."
        {...form.getInputProps('order_ids')}
      />
      <Text size="sm" c="dimmed">
        Days are those of {zone}.
      </Text>
    </Stack>
  );
}

function Members({
  form,
  isMore,
}: {
  readonly form: Form;
  readonly isMore: boolean;
}): ReactElement {
  const { data } = useRead(tiersCall);
  const tiers = data?.tiers ?? [];
  return (
    <Stack gap="sm">
      {isMore && <Text fw={550}>Only of these members</Text>}
      <Textarea
        {...{ label: 'E-mail addresses', autosize: true, minRows: isMore ? 1 : 2, maxRows: 12 }}
        description="One in a line, up to 10,000."
        {...form.getInputProps('emails')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
        <TextInput {...{ label: 'With the tag', maxLength: 255 }} {...form.getInputProps('tag')} />
        <NativeSelect
          label="In the tier"
          data={[
            { value: '', label: 'Any' },
            ...tiers.map((each) => ({
              value: each.loyalty_tier_id,
              label: each.loyalty_tier_name,
            })),
          ]}
          {...form.getInputProps('tier')}
        />
        <TextInput
          {...{ label: 'Joined from', type: 'date' }}
          {...form.getInputProps('joined_from')}
        />
        <TextInput
          {...{ label: 'Joined until', type: 'date' }}
          {...form.getInputProps('joined_until')}
        />
      </SimpleGrid>
    </Stack>
  );
}
