import type { ShownDesign } from '@fealty/contract/v2';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StorefrontClient } from '../client/client.ts';
import { useMember } from './data.ts';
import { Icon } from './icons.tsx';
import { Logo } from './logo.tsx';
import { Button, Trouble } from './parts.tsx';
import { Activity } from './sections/activity.tsx';
import { Earn } from './sections/earn.tsx';
import { Home } from './sections/home.tsx';
import { Profile, useChange } from './sections/profile.tsx';
import { Redeem } from './sections/redeem.tsx';
import { Refer } from './sections/refer.tsx';
import { Rewards } from './sections/rewards.tsx';
import { Tiers } from './sections/tiers.tsx';
import { SharedContext, useShared, type SectionName, type Shared } from './shared.ts';
import { speak } from './speech.ts';
import {
  chooseLanguage,
  directionOf,
  LANGUAGE_NAMES,
  learnLanguage,
  spoken,
  wordsOf,
} from './texts/words.ts';
import type { Words } from './texts/forms.ts';

const SECTIONS: Readonly<Record<SectionName, ComponentType>> = {
  ...{ home: Home, earn: Earn, redeem: Redeem, rewards: Rewards },
  ...{ activity: Activity, tiers: Tiers, refer: Refer, profile: Profile },
};
const FOR_MEMBERS = Object.keys(SECTIONS) as readonly SectionName[];
const FOR_GUESTS: readonly SectionName[] = ['earn', 'redeem', 'tiers'];

const TITLES: Readonly<Partial<Record<SectionName, keyof Words>>> = {
  ...{ earn: 'earn_title', redeem: 'redeem_title', rewards: 'rewards_title' },
  ...{ activity: 'activity_title', tiers: 'tiers_title', refer: 'refer_title' },
  profile: 'profile_title',
};

export interface FrameTerms {
  readonly client: StorefrontClient;
  readonly design: ShownDesign;
  readonly language: string;
  readonly isGuest: boolean;
  readonly section: SectionName | undefined;
  /** Where guests sign in; null if the shop does not say. */
  readonly signInUrl: string | null;
  /** Closes it, where it stands in a window. */
  readonly onClose?: (() => void) | undefined;
}

/** The whole dashboard: head, sections, and what is said to everybody. */
export function Frame(terms: FrameTerms): JSX.Element {
  const { client, design, isGuest } = terms;
  const names = isGuest ? FOR_GUESTS : FOR_MEMBERS;
  const [language, setLanguage] = useState(() =>
    spoken(chooseLanguage(terms.language, design.languages)),
  );
  const [section, setSection] = useState<SectionName>(
    names.find((one) => one === terms.section) ?? names[0] ?? 'earn',
  );
  const [told, setTold] = useState('');
  const [turn, setTurn] = useState(0);
  const known = useMemo(() => new Map<string, unknown>(), [client]);
  const asked = useMemo(() => new Map<string, Promise<unknown>>(), [client]);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    // Whoever chose another section reads on from its heading; whoever has just come is left alone.
    if (isMoved) heading.current?.focus();
  }, [section, isMoved]);
  const speech = useMemo(
    () => speak(language, wordsOf(language, design), design),
    [language, design],
  );
  const { words } = speech;
  const shared: Shared = {
    ...{ client, design, speech, isGuest, known, asked, turn },
    go(wanted) {
      setMoved(true);
      setTold('');
      setSection(wanted);
    },
    tell: setTold,
    refresh: () => setTurn((before) => before + 1),
  };
  const Section = SECTIONS[section];
  const title = words[TITLES[section] ?? section];
  return (
    <SharedContext.Provider value={shared}>
      <div
        class={`fealty ${design.theme} ${design.corners}`}
        part="dashboard"
        lang={language}
        dir={directionOf(language)}
      >
        <Head
          {...{ terms, language }}
          onLanguage={(wanted) => void learnLanguage(wanted).then(setLanguage)}
        />
        <Sections {...{ names, section }} />
        <div class="body">
          {isGuest ? <Welcome signInUrl={terms.signInUrl} /> : <Standing />}
          <h2 ref={heading} tabIndex={-1} class={section === 'home' ? 'unseen' : ''}>
            {typeof title === 'string' ? title : ''}
          </h2>
          <Section key={section} />
        </div>
        <div class={told === '' ? 'told' : 'told shown'} role="status">
          {told}
        </div>
      </div>
    </SharedContext.Provider>
  );
}

/** The way to each section: one row, which scrolls where it is wider than its place. */
function Sections(props: {
  readonly names: readonly SectionName[];
  readonly section: SectionName;
}): JSX.Element {
  const { names, section } = props;
  const { speech, go } = useShared();
  const { words } = speech;
  const row = useRef<HTMLElement>(null);
  const [isCut, setCut] = useState(false);
  const look = (): void => {
    const { scrollLeft = 0, scrollWidth = 0, clientWidth = 0 } = row.current ?? {};
    setCut(Math.abs(scrollLeft) + clientWidth < scrollWidth - 1);
  };
  useEffect(() => {
    const { current } = row;
    const chosen = current?.querySelector<HTMLElement>('[aria-current]');
    if (current === null || chosen === null || chosen === undefined) return undefined;
    // The row alone is moved: the page of the shop stays where it is.
    current.scrollLeft = chosen.offsetLeft + (chosen.offsetWidth - current.clientWidth) / 2;
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [section, speech]);
  return (
    <nav ref={row} aria-label={words.sections} class={isCut ? 'more-end' : ''} onScroll={look}>
      {names.map((name) => (
        <button
          type="button"
          key={name}
          aria-current={name === section ? 'page' : undefined}
          onClick={() => go(name)}
        >
          <Icon name={name} />
          <span>{words[name]}</span>
        </button>
      ))}
    </nav>
  );
}

function Head(props: {
  readonly terms: FrameTerms;
  readonly language: string;
  readonly onLanguage: (language: string) => void;
}): JSX.Element {
  const { terms, language, onLanguage } = props;
  const { design, onClose } = terms;
  const { words } = useShared().speech;
  return (
    <header class="head">
      {design.logo === null ? (
        <p class="program">{design.program_name}</p>
      ) : (
        <Logo url={design.logo} name={design.program_name} />
      )}
      <div class="row">
        {design.languages.length > 1 && (
          <select
            class="language"
            aria-label={words.languageLabel}
            value={language}
            onChange={(event) => onLanguage(event.currentTarget.value)}
          >
            {design.languages.map((one) => (
              <option value={one} key={one} lang={one}>
                {LANGUAGE_NAMES[one] ?? one}
              </option>
            ))}
          </select>
        )}
        {onClose !== undefined && (
          <button type="button" class="cross" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  );
}

/** What guests are greeted with. */
function Welcome({ signInUrl }: { readonly signInUrl: string | null }): JSX.Element {
  const { words } = useShared().speech;
  return (
    <section class="hero" part="hero">
      <p class="big">{words.welcome_title}</p>
      <p class="lead">{words.welcome_text}</p>
      {signInUrl !== null && (
        <a class="button main" part="button button-main" href={signInUrl}>
          {words.signIn}
        </a>
      )}
    </section>
  );
}

/** Says what keeps a member from taking part, and the way back where there is one. */
function Standing(): JSX.Element | null {
  const { words } = useShared().speech;
  const status = useMember().data?.member_status ?? 'active';
  const deed = useChange({ member_status: 'active' });
  if (status === 'active') return null;
  return (
    <section class="notice" part="notice">
      <p>{status === 'opted_out' ? words.left : words.blocked}</p>
      {status === 'opted_out' && (
        <Button isBusy={deed.isBusy} onClick={deed.run}>
          {words.comeBack}
        </Button>
      )}
      {deed.error !== undefined && <Trouble error={deed.error} />}
    </section>
  );
}
