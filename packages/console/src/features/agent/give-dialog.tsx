import { Text, TextInput } from '@mantine/core';
import type { ActivityData, award, MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { ActivitiesDialog, ActivityField, Gift } from '../../ui/award-parts.tsx';
import { REASON, saying } from '../../ui/deed-parts.tsx';
import { pointsText } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { awardCall, limitsCall } from './calls.ts';

interface DeedTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

/** Gives the points of an activity; orders are the shop's. */
export function GiveDialog(terms: DeedTerms): ReactElement {
  const { member, onClose } = terms;
  const isOffered = (each: ActivityData): boolean => each.is_active && isByHand(each);
  return (
    <ActivitiesDialog {...{ title: titleFor(member), isOffered, onClose }}>
      {(activities) => <Asking {...terms} activities={activities} />}
    </ActivitiesDialog>
  );
}

function titleFor(member: MemberData): string {
  return `Give points to ${nameOf(member)}`;
}

function Asking({
  member,
  activities,
  onClose,
}: DeedTerms & { readonly activities: readonly ActivityData[] }): ReactElement {
  const { person } = useMe();
  const limits = useRead(limitsCall, {}, { isWanted: person.role === 'agent' }).data;
  return (
    <ActionDialog<typeof award, { activity_id: string; reason: string }>
      onClose={onClose}
      action={{
        title: titleFor(member),
        call: awardCall,
        initial: { activity_id: activities[0]?.activity_id ?? '', reason: '' },
        sentOf: ({ activity_id, reason }) => ({
          body: {
            ...{ member_id: member.member_id, activity_id },
            transaction_attributes: saying(reason),
          },
        }),
        effectOf: (given) => <Gift {...{ member, of: given }} />,
        confirm: ({ points }) => `Give ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} given to ${nameOf(member)}`,
        fields: (form) => {
          const chosen = activities.find((each) => each.activity_id === form.values.activity_id);
          const over = overLimit(chosen?.points_config.points ?? 0, limits);
          return (
            <>
              <ActivityField
                {...{ label: 'For what', activities, labelOf }}
                {...form.getInputProps('activity_id')}
              />
              {over !== '' && (
                <Text size="sm" c="red">
                  {over}
                </Text>
              )}
              <TextInput {...REASON} {...form.getInputProps('reason')} />
            </>
          );
        },
      }}
    />
  );
}

function labelOf({ activity_name: name, points_config: { points } }: ActivityData): string {
  return points === undefined ? name : `${name}, ${pointsText(points)}`;
}

function isByHand({ points_config: config }: ActivityData): boolean {
  return config.attribute_to_multiply === undefined;
}

/** Said before the server has to. */
function overLimit(
  points: number,
  limits: { readonly award_max: number | null; readonly left_today: number | null } | undefined,
): string {
  const { award_max: most = null, left_today: left = null } = limits ?? {};
  if (most !== null && points > most) return `You may give ${pointsText(most)} at once.`;
  if (left !== null && points > left) return `You may give ${pointsText(left)} more today.`;
  return '';
}
