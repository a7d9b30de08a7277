import { NativeSelect, Text } from '@mantine/core';
import type { ActivityData, award, MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../api/call.ts';
import { useRead } from '../api/hooks.ts';
import { activitiesCall } from '../api/member-calls.ts';
import { Balance } from './deed-parts.tsx';
import { DialogAnswer } from './dialog-answer.tsx';
import { pointsText } from './formats.ts';
import { nameOf } from './member-name.ts';

/* What the dialogs have in common that give a member the points of an activity. */

const ALL = { count: 1000 } as const;

/** A dialog that offers activities of the store, once they are read. */
export function ActivitiesDialog(props: {
  readonly title: string;
  readonly isOffered: (activity: ActivityData) => boolean;
  readonly onClose: () => void;
  /** The whole dialog. */
  readonly children: (offered: readonly ActivityData[]) => ReactElement;
}): ReactElement {
  const { title, isOffered, onClose, children } = props;
  const found = useRead(activitiesCall, { query: ALL });
  return (
    <DialogAnswer {...{ of: found, title, onClose }}>
      {({ activities }) => children(activities.filter(isOffered))}
    </DialogAnswer>
  );
}

/** Which activity; the rest is what the form knows of the field. */
export function ActivityField(props: {
  readonly label: string;
  readonly activities: readonly ActivityData[];
  readonly labelOf: (activity: ActivityData) => string;
}): ReactElement {
  const { label, activities, labelOf, ...field } = props;
  return (
    <NativeSelect
      label={label}
      data={activities.map((each) => ({ value: each.activity_id, label: labelOf(each) }))}
      data-autofocus
      {...field}
    />
  );
}

/** What giving them comes to, as the server decided it. */
export function Gift(props: {
  readonly member: MemberData;
  readonly of: Data<typeof award>;
}): ReactElement {
  const { member } = props;
  const { points, status } = props.of;
  return (
    <>
      <Text size="sm">
        {nameOf(member)} gets <b>{pointsText(points)}</b>
        {status === 'pending' ? ', once they are approved.' : '.'}
      </Text>
      {status !== 'pending' && <Balance {...{ member, change: points }} />}
    </>
  );
}
