import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import type { Reward } from './reward-part.ts';

const FIRST_DAYS = 90;

/** Where codes come from, and how long they are good. */
export function RewardCodes({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  return (
    <Stack gap="md">
      <CouponKind editing={editing} />
      {editing.value.coupons !== 'none' && <CodesEnd editing={editing} />}
    </Stack>
  );
}

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

/** When a code lapses; one that was uploaded with an earlier day keeps that. */
function CodesEnd({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const { couponExpiry: end } = value;
  const kind = end === undefined ? 'never' : 'days' in end ? 'days' : 'date';
  const choose = (chosen: string): void =>
    patch({
      couponExpiry:
        chosen === 'never'
          ? undefined
          : chosen === 'days'
            ? { days: FIRST_DAYS }
            : { date: value.until ?? '' },
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        label="Codes are good"
        data={[
          { value: 'never', label: 'For ever' },
          { value: 'days', label: 'For some days once given out' },
          { value: 'date', label: 'Until a day' },
        ]}
        value={kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {end !== undefined && 'days' in end && (
        <TextInput
          {...{ label: 'Days', inputMode: 'numeric' }}
          value={Number.isNaN(end.days) ? '' : String(end.days)}
          error={problemAt('couponExpiry') ?? problemAt('couponExpiry.days')}
          onChange={({ currentTarget }) =>
            patch({ couponExpiry: { days: Number.parseInt(currentTarget.value, 10) } })
          }
        />
      )}
      {end !== undefined && 'date' in end && (
        <TextInput
          {...{ label: 'Last day', type: 'date', value: end.date }}
          error={problemAt('couponExpiry') ?? problemAt('couponExpiry.date')}
          onChange={({ currentTarget }) => patch({ couponExpiry: { date: currentTarget.value } })}
        />
      )}
    </SimpleGrid>
  );
}
