import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';

const MEMBER: Readonly<Record<string, readonly [string, string]>> = {
  active: ['Active', 'green'],
  blocked: ['Blocked', 'red'],
  opted_out: ['Opted out', 'gray'],
  deleted: ['Deleted', 'gray'],
};

const TRANSACTION: Readonly<Record<string, readonly [string, string]>> = {
  pending: ['Waits for approval', 'yellow'],
  approved: ['Approved', 'green'],
  auto_approved: ['Approved', 'green'],
  rejected: ['Rejected', 'red'],
  redeemed: ['Redeemed', 'blue'],
  deducted: ['Deducted', 'gray'],
  pending_deduction: ['Waits', 'yellow'],
  exhausted: ['Used up', 'gray'],
  expired: ['Expired', 'gray'],
};

export function MemberStatus({ status }: { readonly status: string }): ReactElement {
  return <Known known={MEMBER} status={status} />;
}

export function TransactionStatus({ status }: { readonly status: string }): ReactElement {
  return <Known known={TRANSACTION} status={status} />;
}

function Known(props: { readonly known: typeof MEMBER; readonly status: string }): ReactElement {
  const [label, color] = props.known[props.status] ?? [props.status, 'gray'];
  return (
    <Badge variant="light" color={color}>
      {label}
    </Badge>
  );
}
