import type { ShownDesign } from '@fealty/contract/v2';
import { render } from 'preact';
import type { StorefrontClient } from '../client/client.ts';
import { memberNamedBy } from '../client/token.ts';
import { Frame } from './frame.tsx';
import { drawLauncher } from './launcher.tsx';
import { Opening } from './opening.tsx';
import { paletteSheet } from './palette.ts';
import type { SectionName } from './shared.ts';
import { styleSheets } from './styles/sheets.ts';
import { chooseLanguage, LANGUAGE_NAMES, learnLanguage } from './texts/words.ts';

/** What a dashboard is opened with. */
export interface DashboardTerms {
  /** The element that it fills; what it draws stands in a shadow tree, out of reach of the shop's styles. */
  readonly host: HTMLElement;
  readonly client: StorefrontClient;
  /** As browsers write it, `de-AT`. */
  readonly language: string;
  /** What it looks like; asked of the server unless given. */
  readonly design?: ShownDesign;
  /** Where it begins; with the overview unless said. */
  readonly section?: SectionName;
  /** Where guests sign in. */
  readonly signInUrl?: string;
}

/** A dashboard that is open. */
export interface Dashboard {
  /** Takes away all that was drawn. Safe to call twice. */
  close(): void;
}

/** Opens the member's dashboard. It draws at once, and tells by itself what it is waiting for. */
export function openDashboard(terms: DashboardTerms): Dashboard {
  const root = terms.host.shadowRoot ?? terms.host.attachShadow({ mode: 'open' });
  return drawIn(root, terms);
}

/** The same behind a button in the corner of the window, which opens it in a dialog. */
export interface LauncherTerms extends Omit<DashboardTerms, 'host'> {
  /** Where its element is put; at the end of the page unless said. */
  readonly parent?: HTMLElement;
}

export interface Launcher extends Dashboard {
  /** Opens the dialog, as its button does. */
  open(section?: SectionName): void;
}

/** Puts the launcher into the page. Where the design has none, there is no button, but `open` works. */
export function openLauncher({ parent = document.body, ...terms }: LauncherTerms): Launcher {
  const host = document.createElement('div');
  parent.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = styleSheets();
  const drawn = drawLauncher(root, {
    language: terms.language,
    design: designOf(terms).then((design) => {
      root.adoptedStyleSheets = [...styleSheets(), sheetOf(paletteSheet(design))];
      return design;
    }),
    drawDashboard: (place, { section, onClose }) =>
      drawIn(place, { ...terms, ...(section === undefined ? {} : { section }) }, onClose),
  });
  return {
    open: (section) => drawn.open(section),
    close() {
      drawn.close();
      host.remove();
    },
  };
}

/** The design, once the language that it is shown in is there as well. */
async function designOf({
  client,
  design,
  language,
}: Pick<DashboardTerms, 'client' | 'design' | 'language'>): Promise<ShownDesign> {
  // Most are shown in the language that is asked for: it is fetched beside the design.
  const learning = learnLanguage(chooseLanguage(language, Object.keys(LANGUAGE_NAMES)));
  const asked = design ?? client.call<ShownDesign>('/design');
  const [found] = await Promise.all([asked, learning]);
  await learnLanguage(chooseLanguage(language, found.languages));
  return found;
}

function drawIn(
  place: ShadowRoot | HTMLElement,
  terms: Omit<DashboardTerms, 'host'>,
  onClose?: () => void,
): Dashboard {
  let isOpen = true;
  const { client, language, section, signInUrl = null } = terms;
  const adopt = (design?: ShownDesign): void => {
    if (!(place instanceof ShadowRoot)) return;
    const own = design === undefined ? [] : [sheetOf(paletteSheet(design))];
    place.adoptedStyleSheets = [...styleSheets(), ...own];
  };
  const begin = (): void => {
    adopt(terms.design);
    if (terms.design === undefined) render(<Opening {...{ language }} />, place);
    designOf(terms).then(
      (design) => {
        if (!isOpen) return;
        adopt(design);
        const isGuest = memberNamedBy(client.terms.token) === null;
        render(
          <Frame {...{ client, design, language, isGuest, section, signInUrl, onClose }} />,
          place,
        );
      },
      (error: unknown) => {
        if (isOpen) render(<Opening {...{ language, error, again: begin }} />, place);
      },
    );
  };
  begin();
  return {
    close() {
      isOpen = false;
      render(null, place);
    },
  };
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export type { SectionName };
