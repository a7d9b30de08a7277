import { Anchor, Code, Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Draft } from '../../api/draft.ts';
import { useRead } from '../../api/hooks.ts';
import { useEditing, type Editing } from '../../api/use-editing.ts';
import { Beside } from '../../ui/beside.tsx';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { membersCall } from './calls.ts';
import { Conditions, SideFields, Ways } from './referral-fields.tsx';
import { REFERRALS, withoutReferrals, withSide, type ReferralValue } from './referral-part.ts';
import { ToldPanel } from './told-panel.tsx';

/** What recommending the shop brings to both sides. */
export function ReferralsPage(): ReactElement {
  return (
    <ProgramPage
      title="Referrals"
      lead="What a member gets for a friend who buys, and what the friend gets."
    >
      {(draft) => <Edited draft={draft} />}
    </ProgramPage>
  );
}

function Edited({ draft }: { readonly draft: Draft }): ReactElement {
  const editing = useEditing<ReferralValue>(draft, REFERRALS, { activities: [] });
  const { value, document, changes } = editing;
  const { referrals } = value;
  const isOn = referrals !== undefined;
  return (
    <EditFrame editing={editing} label="Referrals">
      <Beside>
        <Stack gap="lg">
          <Panel title="Recommendations">
            <Switch
              {...{ label: 'Recommending the shop is rewarded', checked: isOn }}
              description="Switched off, codes and links go on leading to the shop, and nobody gets points for them."
              onChange={({ currentTarget: { checked } }) =>
                editing.set(
                  checked
                    ? withSide(value, 'referrer')
                    : withoutReferrals(value, draft.document.activities),
                )
              }
            />
          </Panel>
          {isOn && (
            <>
              <SideFields {...{ editing, side: 'referrer' }} />
              <SideFields {...{ editing, side: 'friend' }} />
              <Conditions {...{ editing, referrals }} />
              <Ways {...{ editing, referrals }} />
            </>
          )}
        </Stack>
        <Stack gap="lg">
          <ToldPanel
            {...{ document, changes, part: 'referrals' }}
            none="Nobody is rewarded for recommending the shop."
          />
          {isOn && <FriendSees editing={editing} />}
        </Stack>
      </Beside>
    </EditFrame>
  );
}

/** The link that a member passes on, and what waits behind it. */
function FriendSees({ editing }: { readonly editing: Editing<ReferralValue> }): ReactElement {
  const { referrals, activities } = editing.value;
  const friend = activities.find(({ id }) => id === referrals?.friend);
  const found = useRead(membersCall, { query: { count: 1 } });
  const member = found.data?.members[0];
  return (
    <Panel title="What a friend sees">
      <Text size="sm">
        {friend === undefined
          ? 'A friend gets nothing of their own. The name and description of the activity stand beside it once there is one.'
          : `“${friend.name}”${friend.description === undefined ? '' : `: ${friend.description}`}`}
      </Text>
      {friend !== undefined && (
        <Anchor component={Link} size="sm" to={`/program/activities/${friend.id}`}>
          Change what it says
        </Anchor>
      )}
      {member !== undefined && (
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            Every member has a link of their own, such as
          </Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {member.referral_URL}
          </Code>
        </div>
      )}
    </Panel>
  );
}
