import {
  MultiSelect,
  NativeSelect,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { TYPES, type Reward, type RewardType } from './reward-part.ts';

/** What is said of a reward. */
export function RewardFields({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const tiers = editing.document.tiers.map(({ id, name }) => ({ value: id, label: name }));
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
      <Price editing={editing} />
      {(value.type === 'product' || value.type === 'catalogue_product') && (
        <TextInput
          {...{ label: 'Product', description: 'Its id in your shop.', maxLength: 255 }}
          value={value.productId ?? ''}
          error={problemAt('productId')}
          onChange={({ currentTarget }) => patch({ productId: currentTarget.value || undefined })}
        />
      )}
      <CouponKind editing={editing} />
      {tiers.length > 1 && (
        <MultiSelect
          {...{ label: 'Only for these tiers', data: tiers, clearable: true }}
          placeholder={(value.tiers ?? []).length === 0 ? 'Everybody' : ''}
          value={[...(value.tiers ?? [])]}
          error={problemAt('tiers')}
          onChange={(chosen) => patch({ tiers: chosen.length === 0 ? undefined : chosen })}
        />
      )}
      <Days editing={editing} />
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
    </Stack>
  );
}

/** Between which days it can be redeemed. */
function Days({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {(['from', 'until'] as const).map((name) => (
        <TextInput
          {...{ key: name, type: 'date', value: value[name] ?? '' }}
          label={name === 'from' ? 'First day' : 'Last day'}
          error={problemAt(name)}
          onChange={({ currentTarget }) => patch({ [name]: currentTarget.value || undefined })}
        />
      ))}
    </SimpleGrid>
  );
}

function Price({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const { points } = value;
  if (typeof points === 'string') {
    return (
      <TextInput
        {...{ label: 'Price in points', inputMode: 'decimal', required: true, value: points }}
        error={problemAt('points')}
        onChange={({ currentTarget }) => patch({ points: currentTarget.value })}
      />
    );
  }
  const range = { minimum: 'Fewest points', maximum: 'Most points', step: 'In steps of' } as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      {(['minimum', 'maximum', 'step'] as const).map((name) => (
        <TextInput
          {...{ key: name, label: range[name], inputMode: 'decimal', value: points[name] }}
          error={problemAt(`points.${name}`)}
          onChange={({ currentTarget }) =>
            patch({ points: { ...points, [name]: currentTarget.value } })
          }
        />
      ))}
    </SimpleGrid>
  );
}

/** Where codes come from. */
function CouponKind({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const { coupons = 'pool' } = value;
  const kind = typeof coupons === 'string' ? coupons : 'pattern';
  const choose = (chosen: string): void =>
    patch({
      coupons:
        chosen === 'pattern' ? { pattern: 'SAVE-XXXX-9999' } : chosen === 'none' ? 'none' : 'pool',
      ...(chosen === 'none' ? { couponExpiry: undefined } : {}),
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        label="Coupon codes"
        data={[
          { value: 'pool', label: 'Codes that you upload' },
          { value: 'pattern', label: 'Made as they are needed' },
          { value: 'none', label: 'No codes' },
        ]}
        value={kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {typeof coupons !== 'string' && (
        <TextInput
          {...{ label: 'Form of the codes', value: coupons.pattern, maxLength: 100 }}
          description="X is a letter, 9 a digit."
          error={problemAt('coupons.pattern')}
          onChange={({ currentTarget }) => patch({ coupons: { pattern: currentTarget.value } })}
        />
      )}
    </SimpleGrid>
  );
}
