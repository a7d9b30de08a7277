import { NativeSelect, TagsInput, Text, TextInput } from '@mantine/core';
import type { changeMemberTags, MemberData, updateMember } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { tagsCall, tiersCall, updateCall } from './calls.ts';
import { nameOf } from '../../ui/member-name.ts';

interface ChangeTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

/** Keeps a member from earning and spending, or lets him again. */
export function BlockDialog({ member, onClose }: ChangeTerms): ReactElement {
  const isBlocked = member.member_status === 'blocked';
  const name = nameOf(member);
  return (
    <ActionDialog<typeof updateMember, { member_status: string }>
      onClose={onClose}
      action={{
        title: isBlocked ? `Unblock ${name}` : `Block ${name}`,
        call: updateCall,
        danger: !isBlocked,
        initial: { member_status: isBlocked ? 'active' : 'blocked' },
        sentOf: ({ member_status }) => ({ path: { mid: member.id }, body: { member_status } }),
        effectOf: () => (
          <Text size="sm">
            {isBlocked
              ? `${name} can collect and spend points again.`
              : `${name} keeps all points, and can neither collect nor spend any.`}
          </Text>
        ),
        confirm: () => (isBlocked ? 'Unblock' : 'Block'),
        done: () => (isBlocked ? `${name} is unblocked` : `${name} is blocked`),
        fields: () => (
          <Text size="sm">
            {isBlocked
              ? 'Blocked members neither collect nor spend points.'
              : 'Blocking stops misuse at once, and can be undone at any time.'}
          </Text>
        ),
      }}
    />
  );
}

export function TierDialog({ member, onClose }: ChangeTerms): ReactElement {
  const { data } = useRead(tiersCall);
  const name = nameOf(member);
  const tiers = data?.tiers ?? [];
  return (
    <ActionDialog<typeof updateMember, { loyalty_tier_id: string; reason: string }>
      onClose={onClose}
      action={{
        title: `Change the tier of ${name}`,
        call: updateCall,
        initial: { loyalty_tier_id: member.current_tier_ID, reason: '' },
        sentOf: ({ loyalty_tier_id, reason }) => ({
          path: { mid: member.id },
          body: { loyalty_tier_id, reason: reason.trim() || undefined },
        }),
        effectOf: (changed) => (
          <Text size="sm">
            {changed.current_tier_ID === member.current_tier_ID
              ? `${name} stays in ${changed.current_tier}.`
              : `${name} moves from ${member.current_tier || 'no tier'} to ${changed.current_tier}.`}
          </Text>
        ),
        confirm: (changed) => `Move to ${changed.current_tier}`,
        done: (changed) => `${name} is in ${changed.current_tier}`,
        fields: (form) => (
          <>
            <NativeSelect
              label="Tier"
              description="Below what was earned it lasts until points are earned; above it until some are taken."
              data={tiers.map((tier) => ({
                value: tier.loyalty_tier_id,
                label: tier.loyalty_tier_name,
              }))}
              data-autofocus
              {...form.getInputProps('loyalty_tier_id')}
            />
            <TextInput
              {...{ label: 'Why (colleagues see it)', maxLength: 1000 }}
              {...form.getInputProps('reason')}
            />
          </>
        ),
      }}
    />
  );
}

export function TagsDialog({ member, onClose }: ChangeTerms): ReactElement {
  const before = member.member_tags;
  return (
    <ActionDialog<typeof changeMemberTags, { tags: string[] }>
      onClose={onClose}
      action={{
        title: `Tags of ${nameOf(member)}`,
        call: tagsCall,
        initial: { tags: [...before] },
        sentOf: ({ tags }) => ({
          path: { mid: member.id },
          body: {
            add: tags.filter((tag) => !before.includes(tag)),
            remove: before.filter((tag) => !tags.includes(tag)),
          },
        }),
        effectOf: ({ member_tags: tags }) => (
          <Text size="sm">Tags: {tags.length === 0 ? 'none' : tags.join(', ')}</Text>
        ),
        confirm: () => 'Save the tags',
        done: () => 'The tags are saved',
        fields: (form) => (
          <TagsInput
            label="Tags"
            description="Type a tag and press Enter."
            maxTags={200}
            {...form.getInputProps('tags')}
          />
        ),
      }}
    />
  );
}
