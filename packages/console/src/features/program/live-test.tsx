import { Alert, Badge, Group, List, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { sentenceOf } from '../../api/failure.ts';
import { useRead } from '../../api/hooks.ts';
import { send } from '../../api/send.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { PURCHASE } from './activity-fields.tsx';
import { membersCall, tryCall, type Tried } from './calls.ts';
import { ANYBODY, TriedForChoice, triedFor, type TriedFor } from './tried-for.tsx';

const DELAY_MS = 400;
const TEXT_MAX = 255;

interface Case {
  readonly who: TriedFor;
  readonly subtotal: string;
  readonly coupon: string;
  readonly category: string;
}

/** What an order would come to for a member, as the server decides it under what is typed. */
export function LiveTest(props: {
  readonly document: ProgramDocument;
  readonly running: ProgramDocument;
  readonly activityId: string;
}): ReactElement {
  const { document, running, activityId } = props;
  const id = useId();
  const [typed, setTyped] = useState<Case>({
    who: ANYBODY,
    subtotal: '100',
    coupon: '',
    category: '',
  });
  const first = useRead(membersCall, { query: { count: 1 } });
  const somebody = first.data?.members[0]?.member_id ?? '';
  const who = { ...typed.who, member: typed.who.member.trim() || somebody };
  const asked = { ...typed, who };
  const activity = document.activities.find((one) => one.id === activityId);
  const isOrder = activityId === PURCHASE;
  const takesAmount = isOrder || (activity !== undefined && 'multiplier' in activity.earn);
  const isRunning = running.activities.some((one) => one.id === activityId);
  const would = useTried(document, activityId, { ...asked, takesAmount });
  const does = useTried(isRunning ? running : null, activityId, { ...asked, takesAmount });
  const text = (name: Exclude<keyof Case, 'who'>, label: string, placeholder = '') => ({
    ...{ label, placeholder, value: typed[name], maxLength: TEXT_MAX, autoComplete: 'off' },
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4" id={id}>
            Try it
          </Title>
          <Text size="sm" c="dimmed">
            What somebody would earn with what is on this page. Nothing is recorded.
          </Text>
        </div>
        <TriedForChoice
          {...{ value: who, document }}
          onChange={(chosen) => setTyped({ ...typed, who: chosen })}
        />
        {takesAmount && (
          <TextInput
            {...text('subtotal', isOrder ? `Order subtotal, ${document.currency}` : 'Units passed')}
            inputMode="decimal"
          />
        )}
        {isOrder && (
          <Group grow align="flex-start">
            <TextInput {...text('category', 'Product category', 'Any')} />
            <TextInput {...text('coupon', 'Coupon', 'None')} />
          </Group>
        )}
        {who.member === '' && !who.isSupposed ? (
          <Text size="sm" c="dimmed">
            There is no member yet to try it with. Try it with somebody new.
          </Text>
        ) : (
          <Outcome {...{ would, does, isRunning }} />
        )}
      </Stack>
    </Paper>
  );
}

function useTried(
  document: ProgramDocument | null,
  activityId: string,
  of: Case & { readonly takesAmount: boolean },
): UseQueryResult<Tried> {
  const asked = useDelayed(JSON.stringify([document, activityId, of]), DELAY_MS);
  return useQuery({
    queryKey: ['try', asked],
    queryFn: ({ signal }) => {
      const body = {
        ...{ document, activity_id: activityId },
        ...(document === null ? {} : triedFor(of.who, document)),
        ...awardOf(activityId, of),
      };
      return send(tryCall, { body }, { signal });
    },
    enabled: document !== null && (of.who.isSupposed || of.who.member !== ''),
    meta: { isTyped: true },
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function awardOf(
  activityId: string,
  { subtotal, coupon, category, takesAmount }: Case & { readonly takesAmount: boolean },
): Readonly<
  Record<string, string | Readonly<Record<string, string | readonly object[] | readonly string[]>>>
> {
  const amount = subtotal.trim() === '' ? '0' : subtotal.trim();
  if (activityId !== PURCHASE) {
    return takesAmount ? { points_passed: amount } : {};
  }
  const product = { product_id: 'tried', title: 'Tried', price: amount, quantity: 1 };
  const products = [{ ...product, category: category.trim() }];
  return {
    transaction_attributes: {
      ...{ order_subtotal: amount, order_total: amount },
      ...(coupon.trim() === '' ? {} : { coupons: [coupon.trim()] }),
      ...(category.trim() === '' ? {} : { products }),
    },
  };
}

/** Begins the reason where what is wrong is the program, which says so at its own fields. */
const OF_DOCUMENT = 'document';

function Outcome(props: {
  readonly would: UseQueryResult<Tried>;
  readonly does: UseQueryResult<Tried>;
  readonly isRunning: boolean;
}): ReactElement {
  const { would, does, isRunning } = props;
  const { points } = useFormats();
  if (would.error !== null) {
    return (
      <Alert color="yellow" icon={<Icon name="alert" />}>
        {sentenceOf(would.error).startsWith(OF_DOCUMENT)
          ? 'It can be tried once every field has a value that can run.'
          : `It cannot be tried like this. ${sentenceOf(would.error)}`}
      </Alert>
    );
  }
  const { data } = would;
  if (data === undefined) {
    return (
      <Text size="sm" c="dimmed" role="status">
        One moment…
      </Text>
    );
  }
  const before = does.data;
  return (
    <Stack gap="sm" aria-live="polite">
      <div>
        <Group gap="xs" align="baseline">
          <Text fz={28} fw={650} lh={1.2} className="numbers">
            {data.given ? points(data.points) : 'Nothing'}
          </Text>
          {data.status === 'pending' && (
            <Badge variant="light" color="yellow">
              Waits for approval
            </Badge>
          )}
        </Group>
        {data.reason !== null && <Text size="sm">{data.reason}.</Text>}
        <Text size="sm" c="dimmed">
          {!isRunning
            ? 'The activity does not run yet.'
            : before === undefined
              ? ''
              : before.points === data.points
                ? 'The same as under the program that runs.'
                : `Under the program that runs: ${before.given ? points(before.points) : 'nothing'}.`}
        </Text>
      </div>
      <List size="sm" spacing={4} c="dimmed">
        {data.trace.map((sentence, place) => (
          <List.Item key={place}>{sentence}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
