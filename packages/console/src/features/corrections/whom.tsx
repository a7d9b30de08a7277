import {
  Group,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { activitiesCall, tiersCall } from './calls.ts';
import { isOfAwards, type Form } from './correction-form.ts';
import { VersionChoice } from './version-choice.tsx';

/** Who is meant: members, or awards that they got. */
export function Whom({ form }: { readonly form: Form }): ReactElement {
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
      <VersionChoice
        {...{ form, field: 'program_version', label: 'Decided by', otherwise: 'Any version' }}
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
        <TextInput
          {...{ label: 'With points to spend from', inputMode: 'decimal' }}
          {...form.getInputProps('balance_min')}
        />
        <TextInput
          {...{ label: 'With points to spend up to', inputMode: 'decimal' }}
          {...form.getInputProps('balance_max')}
        />
        <TextInput
          {...{ label: 'Attribute', maxLength: 100, placeholder: 'Its name' }}
          {...form.getInputProps('attribute')}
        />
        <TextInput
          {...{ label: 'Value of the attribute', maxLength: 255 }}
          {...form.getInputProps('value')}
        />
      </SimpleGrid>
    </Stack>
  );
}
