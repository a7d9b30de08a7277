import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import type { Draft } from '../../api/draft.ts';
import { useMay } from '../../api/me.ts';
import { useEditing } from '../../api/use-editing.ts';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { Codes } from './codes.tsx';
import { RewardCard } from './reward-card.tsx';
import { RewardAccess } from './reward-access.tsx';
import { RewardCodes } from './reward-codes.tsx';
import { RewardFields, RewardShown } from './reward-fields.tsx';
import { newReward, rewardPart } from './reward-part.ts';
import { RewardPrice } from './reward-price.tsx';
import { RewardTransactions } from './reward-transactions.tsx';
import { EndReward } from './end-reward.tsx';

/** One reward: what it is, how shoppers see it, and its codes. */
export function RewardPage(): ReactElement {
  const { id = '' } = useParams();
  return (
    <ProgramPage title="Reward" back={{ to: '/rewards', label: 'Rewards' }}>
      {(draft) => <Edited key={id} draft={draft} id={id} />}
    </ProgramPage>
  );
}

function Edited({ draft, id }: { readonly draft: Draft; readonly id: string }): ReactElement {
  const editing = useEditing(draft, rewardPart(id), newReward(id));
  const { value } = editing;
  const may = useMay()('change_program');
  const isThere = draft.document.rewards.some((one) => one.id === id);
  const runs = draft.running.rewards.find((one) => one.id === id);
  const hasPool = runs !== undefined && (runs.coupons ?? 'pool') === 'pool';
  return (
    <Stack gap="lg">
      <EditFrame editing={editing} label={value.name || 'New reward'}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Stack gap="lg">
            <Panel title={value.name || 'New reward'}>
              <RewardFields editing={editing} />
            </Panel>
            <Panel title="What it costs">
              <RewardPrice editing={editing} />
            </Panel>
          </Stack>
          <Stack gap="lg">
            <Panel title="As a shopper sees it" lead="Somebody who has enough points.">
              <RewardCard reward={value} />
            </Panel>
            <Panel title="Where it stands">
              <RewardShown editing={editing} />
            </Panel>
            <Panel title="Coupon codes">
              <RewardCodes editing={editing} />
            </Panel>
          </Stack>
        </SimpleGrid>
        <Panel title="Who can have it, and when">
          <RewardAccess editing={editing} />
        </Panel>
        <Panel
          title="For which products and stores it is shown"
          lead="A shop or till that asks for the rewards of a sale is not shown those that are for others. It is no lock: whoever knows the reward can redeem it all the same."
        >
          <RewardTransactions editing={editing} />
        </Panel>
        {may && isThere && <EndReward editing={editing} />}
      </EditFrame>
      {hasPool && <Codes rewardId={id} />}
      {!hasPool && (value.coupons ?? 'pool') === 'pool' && (
        <Panel
          title="Codes in the pool"
          lead="Codes can be added once the reward runs: save it, and publish the draft."
        >
          {null}
        </Panel>
      )}
    </Stack>
  );
}
