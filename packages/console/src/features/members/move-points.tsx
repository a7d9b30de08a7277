import { TextInput } from '@mantine/core';
import type { ActivityData, award, deduct, MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { ActivitiesDialog, ActivityField, Gift } from '../../ui/award-parts.tsx';
import { Balance, POINTS, REASON, saying } from '../../ui/deed-parts.tsx';
import { pointsText } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { awardCall, deductCall } from './calls.ts';

interface ActionTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

/** Points for an activity: its own, or as many as are typed; orders by what was paid. */
export function AwardDialog(terms: ActionTerms): ReactElement {
  const { member, onClose } = terms;
  const isOffered = ({ is_active }: ActivityData): boolean => is_active;
  return (
    <ActivitiesDialog {...{ title: titleFor(member), isOffered, onClose }}>
      {(activities) => <Asking {...terms} activities={activities} />}
    </ActivitiesDialog>
  );
}

function titleFor(member: MemberData): string {
  return `Award points to ${nameOf(member)}`;
}

function Asking({
  member,
  activities,
  onClose,
}: ActionTerms & { readonly activities: readonly ActivityData[] }): ReactElement {
  const first = activities.find((each) => !takesOrder(each)) ?? activities[0];
  return (
    <ActionDialog<typeof award, AwardValues>
      onClose={onClose}
      action={{
        title: titleFor(member),
        call: awardCall,
        initial: { ...NOTHING, activity_id: first?.activity_id ?? '' },
        sentOf: (values) => awardBody(values, member, activities),
        effectOf: (given) => <Gift {...{ member, of: given }} />,
        confirm: ({ points }) => `Award ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} awarded to ${nameOf(member)}`,
        fields: (form) => {
          const chosen = activities.find((each) => each.activity_id === form.values.activity_id);
          return (
            <>
              <ActivityField
                {...{ label: 'Activity', activities }}
                labelOf={(each) => each.activity_name}
                {...form.getInputProps('activity_id')}
              />
              {chosen !== undefined && takesOrder(chosen) ? (
                <>
                  <TextInput label="Order number" {...form.getInputProps('order_id')} />
                  <TextInput
                    {...{ ...POINTS, label: 'Paid for goods, without shipping and taxes' }}
                    {...form.getInputProps('order_subtotal')}
                  />
                </>
              ) : (
                <TextInput
                  {...{ ...POINTS, label: 'Points' }}
                  description={ownPoints(chosen)}
                  {...form.getInputProps('points_passed')}
                />
              )}
              <TextInput {...REASON} {...form.getInputProps('reason')} />
            </>
          );
        },
      }}
    />
  );
}

interface AwardValues extends Record<string, unknown> {
  readonly activity_id: string;
  readonly points_passed: string;
  readonly order_id: string;
  readonly order_subtotal: string;
  readonly reason: string;
}
const NOTHING = { points_passed: '', order_id: '', order_subtotal: '', reason: '' };

function awardBody(
  values: AwardValues,
  member: MemberData,
  activities: readonly ActivityData[],
): { readonly body: { readonly [name: string]: string | Record<string, string> } } {
  const { activity_id, points_passed, order_id, order_subtotal, reason } = values;
  const chosen = activities.find((each) => each.activity_id === activity_id);
  const order =
    chosen !== undefined && takesOrder(chosen)
      ? { order_id: order_id.trim(), order_subtotal, order_total: order_subtotal }
      : {};
  const passed = points_passed.trim() === '' ? {} : { points_passed: points_passed.trim() };
  return {
    body: {
      ...{ member_id: member.member_id, activity_id, ...passed },
      transaction_attributes: { ...saying(reason), ...order },
    },
  };
}

function takesOrder({ points_config: config }: ActivityData): boolean {
  return config.attribute_to_multiply === 'order_subtotal';
}

function ownPoints(activity: ActivityData | undefined): string {
  const own = activity?.points_config.points;
  return own === undefined ? '' : `Leave it empty for the usual ${pointsText(own)}.`;
}

export function DeductDialog({ member, onClose }: ActionTerms): ReactElement {
  return (
    <ActionDialog<typeof deduct, { points: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Take points from ${nameOf(member)}`,
        call: deductCall,
        danger: true,
        initial: { points: '', reason: '' },
        sentOf: ({ points, reason }) => ({
          body: {
            ...{ member_id: member.member_id, points: points.trim() || undefined },
            transaction_attributes: saying(reason),
          },
        }),
        effectOf: ({ points }) => <Balance {...{ member, change: -points }} />,
        confirm: ({ points }) => `Take ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} taken from ${nameOf(member)}`,
        fields: (form) => (
          <>
            <TextInput
              {...{ ...POINTS, label: 'Points', 'data-autofocus': true }}
              description={`${nameOf(member)} has ${pointsText(member.available_points)} to spend.`}
              {...form.getInputProps('points')}
            />
            <TextInput {...REASON} {...form.getInputProps('reason')} />
          </>
        ),
      }}
    />
  );
}
