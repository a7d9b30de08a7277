import { Anchor, Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { ProgramDocument } from '../../api/document-parts.ts';
import type { Editing } from '../../api/use-editing.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Settings } from './settings-part.ts';

type Fields = { readonly editing: Editing<Settings> };
type Activity = Settings['activities'][number];

const ROWS_MAX = 50;
/** Shops tell of these; no browser does. */
const TOLD_BY_SHOPS = new Set(['made_a_purchase', 'created_an_account']);
const LOOKED_AT = new Set(['submit_a_receipt', 'upload_photo']);

/** When points of each activity can be spent; each is changed where it stands. */
export function ApprovalsPanel({ editing }: Fields): ReactElement {
  const { activities } = editing.value;
  return (
    <Panel
      title="When points can be spent"
      lead="Said by each activity, so that orders may come back first. Open one to change it."
    >
      <DataTable<Activity>
        label="When points can be spent"
        rows={activities.slice(0, ROWS_MAX)}
        keyOf={({ id }) => id}
        columns={[
          {
            head: 'Activity',
            cell: ({ id, name }) => (
              <Anchor component={Link} to={`/program/activities/${id}`}>
                {name}
              </Anchor>
            ),
          },
          {
            head: 'Points can be spent',
            cell: (activity) => <Text size="sm">{when(activity)}</Text>,
          },
        ]}
      />
      <More of={activities.length} />
    </Panel>
  );
}

function when({ id, approval }: Activity): string {
  const { mode } = approval ?? { mode: LOOKED_AT.has(id) ? 'by_hand' : 'immediately' };
  if (mode === 'by_hand') return 'Once somebody approves them';
  if (approval?.mode !== 'after_days') return 'At once';
  return approval.days === 1 ? 'After 1 day' : `After ${String(approval.days)} days`;
}

function More({ of }: { readonly of: number }): ReactElement | null {
  if (of <= ROWS_MAX) return null;
  return (
    <Text size="sm" c="dimmed">
      And {of - ROWS_MAX} more, on the page of{' '}
      <Anchor component={Link} to="/program/activities" underline="always">
        activities
      </Anchor>
      .
    </Text>
  );
}

/** Activities that occasions and referrals award: nobody else has to. */
function awardedByItself({ referrals, occasions = {} }: ProgramDocument): ReadonlySet<string> {
  const celebrated = Object.values(occasions).map(({ activity }) => activity);
  const sides = [referrals?.referrer, referrals?.friend].filter((id) => id !== undefined);
  return new Set([...celebrated, ...sides]);
}

/** What members may award to themselves on the shop's pages. */
export function StorefrontPanel({ editing }: Fields): ReactElement {
  const { value, document } = editing;
  const byItself = awardedByItself(document);
  const able = value.activities.filter(
    ({ id, earn }) => 'points' in earn && !TOLD_BY_SHOPS.has(id) && !byItself.has(id),
  );
  const put = (id: string, isOn: boolean): void =>
    editing.patch({
      activities: value.activities.map((one) => {
        if (one.id !== id) return one;
        const { storefront: _before, ...rest } = one;
        return isOn ? { ...rest, storefront: true } : rest;
      }),
    });
  return (
    <Panel
      title="On the shop’s pages"
      lead="What members may award to themselves there. A browser can say a thousand times that something was done, so each needs a limit, or somebody who approves it."
    >
      {able.length === 0 && (
        <Text size="sm" c="dimmed">
          No activity has a fixed number of points.
        </Text>
      )}
      <Stack gap="sm">
        {able.slice(0, ROWS_MAX).map(({ id, name, storefront = false }) => (
          <Switch
            key={id}
            {...{ label: name, checked: storefront }}
            onChange={({ currentTarget: { checked } }) => put(id, checked)}
            error={editing.problemAt(
              `activities[${String(document.activities.findIndex((one) => one.id === id))}].storefront`,
            )}
          />
        ))}
      </Stack>
      <More of={able.length} />
    </Panel>
  );
}
