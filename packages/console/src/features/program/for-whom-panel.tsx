import { Stack, Switch, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import { changing, LOOKED_AT, PURCHASE } from './activity-fields.tsx';
import type { Activity, EditedActivity } from './document.ts';

type Fields = { readonly editing: Editing<EditedActivity> };

const JOINING = 'created_an_account';

/** Whether it can be earned, by whom it is awarded, and what it counts for. */
export function ForWhomPanel({ editing }: Fields): ReactElement {
  const { activity } = editing.value;
  const change = changing(editing);
  const { active = true, visible = true, countsForTier = true, storefront } = activity;
  // What stands there is shown even where it may not, so that it can be taken away.
  const isForMembers = isByHand(activity) || storefront !== undefined;
  return (
    <Panel title="Who earns with it">
      <Stack gap="sm">
        <Switch
          {...{ label: 'Can be earned', checked: active }}
          description="Switched off, nobody earns with it until it is switched on again."
          onChange={({ currentTarget: { checked } }) =>
            change({ active: checked ? undefined : false })
          }
        />
        <Switch
          {...{ label: 'Members see it', checked: visible }}
          onChange={({ currentTarget: { checked } }) =>
            change({ visible: checked ? undefined : false })
          }
        />
        <Switch
          {...{ label: 'Its points count towards tiers', checked: countsForTier }}
          onChange={({ currentTarget: { checked } }) =>
            change({ countsForTier: checked ? undefined : false })
          }
        />
        {isForMembers && (
          <Switch
            {...{ label: 'Members award it to themselves on the shop’s pages' }}
            checked={storefront ?? false}
            description="A browser can say a thousand times that something was done. So it needs a rule that limits how often, or points that can be spent once somebody approves them."
            onChange={({ currentTarget: { checked } }) =>
              change({ storefront: checked ? true : undefined })
            }
            error={editing.problemAt('storefront')}
          />
        )}
        <AgentFields editing={editing} />
      </Stack>
    </Panel>
  );
}

/** Fixed points for something that neither an order nor joining tells. */
function isByHand({ id, earn }: Activity): boolean {
  return id !== PURCHASE && id !== JOINING && 'points' in earn;
}

/** Whether agents of help desks award it, and how many points they may choose. */
function AgentFields({ editing }: Fields): ReactElement | null {
  const { activity } = editing.value;
  const change = changing(editing);
  const isUsual = isByHand(activity) && !LOOKED_AT.has(activity.id);
  const { agents = isUsual, agentPointsMax } = activity;
  if (!isUsual && activity.agents === undefined && agentPointsMax === undefined) return null;
  return (
    <>
      <Switch
        {...{ label: 'Agents of help desks award it by hand', checked: agents }}
        onChange={({ currentTarget: { checked } }) =>
          change({
            agents: checked === isUsual ? undefined : checked,
            ...(checked ? {} : { agentPointsMax: undefined }),
          })
        }
        error={editing.problemAt('agents')}
      />
      {(agents || agentPointsMax !== undefined) && (
        <TextInput
          {...{ label: 'Most points that an agent may choose', inputMode: 'decimal', maw: 320 }}
          {...{ autoComplete: 'off', placeholder: 'Only its own points' }}
          description="In place of its own. Without a number agents give its own points and no others."
          value={agentPointsMax ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ agentPointsMax: value === '' ? undefined : value })
          }
          error={editing.problemAt('agentPointsMax')}
        />
      )}
    </>
  );
}
