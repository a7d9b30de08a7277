import { TextInput } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';

/** What has to be typed before something is done to a member that cannot be taken back. */
export function wordOf({ email_address, member_id }: MemberData): string {
  return email_address || member_id;
}

/** Whether what was typed is that. */
export function isTyped(text: string, member: MemberData): boolean {
  return text.trim().toLowerCase() === wordOf(member).toLowerCase();
}

/** Asks to type whom it is about, so that nobody does it in passing. */
export function TypedName(props: {
  readonly member: MemberData;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { member, value, onChange } = props;
  return (
    <TextInput
      label={`Type ${wordOf(member)} to go on`}
      {...{ value, autoComplete: 'off', spellCheck: false, maxLength: 255 }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
