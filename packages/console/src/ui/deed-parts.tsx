import { Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { pointsText } from './formats.ts';

/* What dialogs that move somebody's points have in common. */

export const REASON = { label: 'Why (colleagues see it)', maxLength: 1000 } as const;
export const POINTS = { inputMode: 'decimal', autoComplete: 'off' } as const;

/** What was typed as a reason, as an attribute of the transaction; nothing if nothing was. */
export function saying(reason: string): { readonly reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

/** What stands on the account before and afterwards. */
export function Balance(props: {
  readonly member: MemberData;
  readonly change: number;
}): ReactElement {
  const before = props.member.available_points;
  return (
    <Text size="sm" className="numbers">
      To spend: {pointsText(before)} → <b>{pointsText(Math.max(0, before + props.change))}</b>
    </Text>
  );
}
