import type { ShownDesign } from '@fealty/contract/v2';
import { render, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import type { SectionName } from './shared.ts';
import { chooseLanguage, directionOf, spoken, wordsOf } from './texts/words.ts';

interface LauncherParts {
  readonly language: string;
  readonly design: Promise<ShownDesign>;
  /** Draws the dashboard into the dialog. */
  readonly drawDashboard: (
    place: HTMLElement,
    how: { readonly section: SectionName | undefined; readonly onClose: () => void },
  ) => { close(): void };
}

/** Draws the button once the design is known: until then, and without it, the page is as it was. */
export function drawLauncher(
  root: ShadowRoot,
  parts: LauncherParts,
): { open(section?: SectionName): void; close(): void } {
  let isOpen = true;
  let wanted: { readonly section: SectionName | undefined; readonly turn: number } | null = null;
  let shown: ShownDesign | null = null;
  const draw = (): void => {
    if (!isOpen || shown === null) return;
    render(<Corner {...{ parts, design: shown, wanted }} />, root);
  };
  parts.design.then(
    (design) => {
      shown = design;
      draw();
    },
    // The shop's page is not the place to complain that a button is missing.
    () => undefined,
  );
  return {
    open(section) {
      wanted = { section, turn: (wanted?.turn ?? 0) + 1 };
      draw();
    },
    close() {
      isOpen = false;
      render(null, root);
    },
  };
}

function Corner(props: {
  readonly parts: LauncherParts;
  readonly design: ShownDesign;
  readonly wanted: { readonly section: SectionName | undefined; readonly turn: number } | null;
}): JSX.Element {
  const { parts, design, wanted } = props;
  const language = spoken(chooseLanguage(parts.language, design.languages));
  const label = wordsOf(language, design).launcher_label;
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ close(): void } | null>(null);
  const [isShown, setShown] = useState(false);
  const close = (): void => dialog.current?.close();
  const open = (section?: SectionName): void => {
    if (dialog.current === null || place.current === null) return;
    drawn.current?.close();
    drawn.current = parts.drawDashboard(place.current, { section, onClose: close });
    if (!dialog.current.open) dialog.current.showModal();
    setShown(true);
  };
  useEffect(() => {
    if (wanted !== null) open(wanted.section);
  }, [wanted]);
  return (
    <div
      class={`fealty corner ${design.theme} ${design.corners} ${design.launcher}`}
      lang={language}
      dir={directionOf(language)}
    >
      {design.launcher !== 'off' && (
        <button
          type="button"
          class="launcher"
          part="launcher"
          aria-haspopup="dialog"
          aria-expanded={isShown}
          onClick={() => open()}
        >
          <Icon name="redeem" />
          <span>{label}</span>
        </button>
      )}
      <dialog
        ref={dialog}
        class="popup"
        aria-label={label}
        onClose={() => {
          setShown(false);
          drawn.current?.close();
          drawn.current = null;
        }}
        onClick={(event) => {
          if (event.target === dialog.current) close();
        }}
      >
        <div ref={place} class="popup-inside" />
      </dialog>
    </div>
  );
}
