import type { JSX } from 'preact';
import { useActivities, useMember, useTransactions } from '../data.ts';
import { Icon } from '../icons.tsx';
import { Answer, Button, Copyable } from '../parts.tsx';
import { useShared } from '../shared.ts';

/** What the platform calls the activity that rewards whoever recommended the shop. */
const REFERRING = 'refer_a_friend';
const OF_FRIENDS = { activity_id: `{"eq":"${REFERRING}"}`, count: 1 } as const;

/** A link to send to friends, and what came of it. */
export function Refer(): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  const activities = useActivities();
  const given = activities.data?.activities.find(({ activity_id: id }) => id === REFERRING);
  const points = given?.points_config.points;
  return (
    <div class="stack">
      <section class="hero" part="hero">
        <p class="lead">{words.refer_text}</p>
        {points !== undefined && <p class="big">{speech.many(words.referGives, points)}</p>}
      </section>
      <Answer of={useMember()} rows={2}>
        {({ referral_URL: url, referral_code: code }) => (
          <section class="card stack" part="card">
            <div>
              <h3>{words.yourLink}</h3>
              <Copyable text={url} label={words.yourLink} />
            </div>
            <div>
              <h3>{words.yourCode}</h3>
              <Copyable text={code} label={words.yourCode} />
            </div>
            <Share url={url} text={words.refer_title} />
          </section>
        )}
      </Answer>
      {given !== undefined && <Friends />}
    </div>
  );
}

function Friends(): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  return (
    <section class="card" part="card">
      <Answer of={useTransactions(OF_FRIENDS)} rows={1}>
        {({ total }) => (
          <p>{total === 0 ? words.referNone : speech.many(words.referCount, total)}</p>
        )}
      </Answer>
    </section>
  );
}

/** The telephone's own way of sending something, where there is one. */
function Share(props: { readonly url: string; readonly text: string }): JSX.Element | null {
  const { words } = useShared().speech;
  const { share } = navigator as { readonly share?: Navigator['share'] };
  if (share === undefined) return null;
  // Whoever closes the telephone's sheet without choosing rejects it: nothing is to be said of that.
  const send = (): void => {
    share.call(navigator, props).catch(() => undefined);
  };
  return (
    <div class="deeds">
      <Button onClick={send}>
        <Icon name="share" />
        <span>{words.share}</span>
      </Button>
    </div>
  );
}
