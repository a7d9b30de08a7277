import { Button, Group, List, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import type { Editing } from '../../api/use-editing.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { sayDone } from '../../ui/say.ts';
import { rewardsCall } from './calls.ts';
import type { Reward } from './reward-part.ts';

/** Ends a reward: put away, with its codes and settings, or taken out of the program. */
export function EndReward({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const [isAsked, setAsked] = useState(false);
  const { active = true, visible = true } = editing.value;
  return (
    <Group gap="xs">
      {(active || visible) && (
        <Button
          {...{ variant: 'subtle', size: 'compact-sm' }}
          leftSection={<Icon name="ban" size={14} />}
          onClick={() => editing.patch({ active: false, visible: false })}
        >
          Put it away: nobody sees or redeems it
        </Button>
      )}
      <Button
        {...{ variant: 'subtle', color: 'red', size: 'compact-sm' }}
        leftSection={<Icon name="cross" size={14} />}
        onClick={() => setAsked(true)}
      >
        Take this reward out
      </Button>
      {isAsked && <Confirm editing={editing} onClose={() => setAsked(false)} />}
    </Group>
  );
}

function Confirm(props: {
  readonly editing: Editing<Reward>;
  readonly onClose: () => void;
}): ReactElement {
  const { editing, onClose } = props;
  const { id, name } = editing.value;
  const { number } = useFormats();
  const navigate = useNavigate();
  const stock = useRead(rewardsCall, { query: { count: 1000 } }).data?.rewards.find(
    (one) => one.reward_id === id,
  )?.coupon_status;
  const given = stock === undefined ? 0 : stock.uploaded_coupons - stock.remaining_coupons;
  return (
    <ConfirmDialog
      {...{ danger: true, title: `Take out “${name}”?`, confirm: 'Take it out of the draft' }}
      onClose={onClose}
      onConfirm={async () => {
        if (!(await editing.remove())) {
          onClose();
          return;
        }
        sayDone(`${name} is out of the draft`);
        await navigate('/rewards');
      }}
    >
      <Text size="sm" mb="xs">
        Once the draft is published:
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>Nobody can redeem it any more.</List.Item>
        <List.Item>
          Members keep the codes that they hold; your shop decides about them.
          {given > 0 && ` Given out so far: ${number(given)}.`}
        </List.Item>
        <List.Item>Redemptions that wait in carts end as they would have.</List.Item>
        {stock !== undefined && stock.remaining_coupons > 0 && (
          <List.Item>
            What is left in the pool ({number(stock.remaining_coupons)}) is kept for a reward of the
            same id.
          </List.Item>
        )}
      </List>
    </ConfirmDialog>
  );
}
