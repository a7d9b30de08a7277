import type { MemberData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useMember } from '../data.ts';
import { Answer, Button, Trouble, Window } from '../parts.tsx';
import { useDeed, useShared, type Deed } from '../shared.ts';
import { fieldDay, slashedDay } from '../times.ts';

/** What a member may say of himself. */
export function Profile(): JSX.Element {
  return (
    <Answer of={useMember()} rows={3}>
      {(member) => (
        <div class="stack">
          <Birthday member={member} />
          <Mails member={member} />
          <Leaving />
        </div>
      )}
    </Answer>
  );
}

/** Changes something about the member, and shows it everywhere. */
export function useChange(body: object, then?: () => void): Deed<MemberData> {
  const { client, speech, tell, refresh } = useShared();
  return useDeed(
    () => client.call<MemberData>('/member', { method: 'PUT', body }),
    () => {
      tell(speech.words.saved);
      refresh();
      then?.();
    },
  );
}

function Birthday({ member }: { readonly member: MemberData }): JSX.Element {
  const { words } = useShared().speech;
  const known = fieldDay(member.birthdate);
  const [day, setDay] = useState(known);
  const deed = useChange({ birthdate: slashedDay(day) });
  return (
    <form
      class="card"
      part="card"
      onSubmit={(event) => {
        event.preventDefault();
        deed.run();
      }}
    >
      <label class="field">
        <span class="name">{words.birthday}</span>
        <span class="faint">{words.birthdayHint}</span>
        <input
          type="date"
          autoComplete="bday"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      {deed.error !== undefined && <Trouble error={deed.error} />}
      <div class="deeds">
        <Button disabled={day === known} isBusy={deed.isBusy} onClick={deed.run}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function Mails({ member }: { readonly member: MemberData }): JSX.Element {
  const { words } = useShared().speech;
  const isOn = member.email_subscription_status === 'subscribed';
  const wanted = isOn ? 'unsubscribed' : 'subscribed';
  const deed = useChange({ email_subscription_status: wanted });
  return (
    <section class="card" part="card">
      <label class="switch">
        <span>
          <span class="name">{words.mails}</span>
          <span class="faint">{words.mailsHint}</span>
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-busy={deed.isBusy}
          onChange={deed.run}
        />
      </label>
      {deed.error !== undefined && <Trouble error={deed.error} />}
    </section>
  );
}

function Leaving(): JSX.Element {
  const { words } = useShared().speech;
  const [isAsked, setAsked] = useState(false);
  const deed = useChange({ member_status: 'opted_out' }, () => setAsked(false));
  return (
    <section class="card" part="card">
      <h3>{words.leave}</h3>
      <p class="faint">{words.leaveHint}</p>
      <div class="deeds">
        <Button kind="plain" onClick={() => setAsked(true)}>
          {words.leave}
        </Button>
      </div>
      {isAsked && (
        <Window title={words.leaveAsk} onClose={() => setAsked(false)}>
          <p>{words.leaveHint}</p>
          {deed.error !== undefined && <Trouble error={deed.error} />}
          <div class="deeds">
            <Button kind="plain" onClick={() => setAsked(false)}>
              {words.cancel}
            </Button>
            <Button isBusy={deed.isBusy} onClick={deed.run}>
              {words.leaveDo}
            </Button>
          </div>
        </Window>
      )}
    </section>
  );
}
