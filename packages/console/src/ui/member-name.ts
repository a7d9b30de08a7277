import type { MemberData } from '@fealty/contract/v2';

type Named = Pick<MemberData, 'first_name' | 'last_name' | 'email_address' | 'member_id'>;

/** What a member is called: by name, else by what is known of him. */
export function nameOf({ first_name, last_name, email_address, member_id }: Named): string {
  const name = `${first_name} ${last_name}`.trim();
  return name || email_address || member_id;
}
