import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import type { Reward } from './reward-part.ts';

const RANGE = { minimum: 'Fewest points', maximum: 'Most points', step: 'In steps of' } as const;

/** What it costs: one price, or as many points as the member chooses within bounds. */
export function RewardPrice({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const { points } = value;
  const choose = (isOne: boolean): void => {
    if (isOne === (typeof points === 'string')) return;
    patch(
      typeof points === 'string'
        ? { points: { minimum: points, maximum: points === '' ? '' : `${points}0`, step: points } }
        : { points: points.minimum, valuePerPoint: undefined },
    );
  };
  return (
    <Stack gap="md">
      <NativeSelect
        label="Price"
        data={[
          { value: 'one', label: 'One price for everybody' },
          { value: 'choice', label: 'Members choose how many points' },
        ]}
        value={typeof points === 'string' ? 'one' : 'choice'}
        onChange={({ currentTarget }) => choose(currentTarget.value === 'one')}
      />
      {typeof points === 'string' ? (
        <TextInput
          {...{ label: 'Price in points', inputMode: 'decimal', required: true, value: points }}
          error={problemAt('points')}
          onChange={({ currentTarget }) => patch({ points: currentTarget.value })}
        />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            {(['minimum', 'maximum', 'step'] as const).map((name) => (
              <TextInput
                {...{ key: name, label: RANGE[name], inputMode: 'decimal', value: points[name] }}
                error={problemAt(`points.${name}`)}
                onChange={({ currentTarget }) =>
                  patch({ points: { ...points, [name]: currentTarget.value } })
                }
              />
            ))}
          </SimpleGrid>
          <TextInput
            {...{ label: `Worth of one point, ${editing.document.currency}`, inputMode: 'decimal' }}
            description="What the shop takes off for each point that is chosen."
            value={value.valuePerPoint ?? ''}
            error={problemAt('valuePerPoint')}
            onChange={({ currentTarget }) =>
              patch({ valuePerPoint: currentTarget.value || undefined })
            }
          />
        </>
      )}
    </Stack>
  );
}
