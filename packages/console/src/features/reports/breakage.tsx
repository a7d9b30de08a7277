import { Box, List, Text } from '@mantine/core';
import type { readLiability } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { Facts } from '../../ui/facts.tsx';
import { monthText, useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';

type Estimate = Data<typeof readLiability>['estimate'];

/** How many points are never redeemed, how sure that is, and how often earlier estimates held. */
export function Breakage({ estimate }: { readonly estimate: Estimate }): ReactElement {
  const { number, points, share } = useFormats();
  if (estimate === null) {
    return (
      <Panel title="Never redeemed (breakage)">
        <Text size="sm" c="dimmed">
          The first estimate is made when the first month is over.
        </Text>
      </Panel>
    );
  }
  const { breakage_share: never, redeemed_points: redeemed, past_bands: past } = estimate;
  return (
    <Panel
      title="Never redeemed (breakage)"
      lead={`Estimated from what happened up to the end of ${monthText(estimate.month)}`}
    >
      <Facts
        of={[
          ['Open then', points(estimate.open_points)],
          [
            'Never redeemed, of all earned',
            never === null
              ? 'Cannot be said yet'
              : `${share(never.middle)}, four times out of five between ${share(never.low)} and ${share(never.high)}`,
          ],
          [
            'Still to be redeemed',
            redeemed === null
              ? ''
              : `${points(redeemed.middle)}, between ${number(redeemed.low)} and ${number(redeemed.high)}`,
          ],
          [
            'How earlier bands did',
            past.months === 0
              ? 'None can be judged yet'
              : `${number(past.held)} of ${number(past.months)} held what came; they are made to hold four out of five`,
          ],
        ]}
      />
      {estimate.sentences.length > 0 && (
        <Box component="details">
          <Text component="summary" size="sm" c="dimmed" style={{ cursor: 'pointer' }}>
            How it was come by
          </Text>
          <List size="sm" mt="xs" spacing={4}>
            {estimate.sentences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Box>
      )}
    </Panel>
  );
}
