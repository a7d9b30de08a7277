import { NativeSelect, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { TYPES, type Reward, type RewardType } from './reward-part.ts';

/** What the reward is and how it is called. */
export function RewardFields({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const words = TYPES[value.type];
  return (
    <Stack gap="md">
      <TextInput
        {...{ label: 'Name', required: true, maxLength: 100, value: value.name }}
        description="Shoppers read it."
        error={problemAt('name')}
        onChange={({ currentTarget }) => patch({ name: currentTarget.value })}
      />
      <Textarea
        {...{ label: 'Description', maxLength: 1000, autosize: true, minRows: 2 }}
        value={value.description ?? ''}
        error={problemAt('description')}
        onChange={({ currentTarget }) => patch({ description: currentTarget.value || undefined })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label="What it is"
          data={Object.entries(TYPES).map(([type, { label }]) => ({ value: type, label }))}
          value={value.type}
          onChange={({ currentTarget }) => patch({ type: currentTarget.value as RewardType })}
        />
        <TextInput
          {...{ label: words.value, placeholder: words.example, value: value.value }}
          description="For your reports; the shop makes the discount."
          error={problemAt('value')}
          onChange={({ currentTarget }) => patch({ value: currentTarget.value })}
        />
      </SimpleGrid>
      {(value.type === 'product' || value.type === 'catalogue_product') && (
        <TextInput
          {...{ label: 'Product', description: 'Its id in your shop.', maxLength: 255 }}
          value={value.productId ?? ''}
          error={problemAt('productId')}
          onChange={({ currentTarget }) => patch({ productId: currentTarget.value || undefined })}
        />
      )}
    </Stack>
  );
}

/** Where members meet it. */
export function RewardShown({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const { rank } = value;
  return (
    <Stack gap="md">
      <Switch
        label="Members can redeem it"
        checked={value.active ?? true}
        onChange={({ currentTarget }) => patch({ active: currentTarget.checked })}
      />
      <Switch
        label="Shoppers see it"
        checked={value.visible ?? true}
        onChange={({ currentTarget }) => patch({ visible: currentTarget.checked })}
      />
      <TextInput
        {...{ label: 'Place in the list', inputMode: 'numeric', maw: 220 }}
        description="1 comes first. Without one it stands behind those, by its price."
        value={rank === undefined || Number.isNaN(rank) ? '' : String(rank)}
        error={problemAt('rank')}
        onChange={({ currentTarget: { value: typed } }) =>
          patch({ rank: typed.trim() === '' ? undefined : Number(typed) })
        }
      />
    </Stack>
  );
}
