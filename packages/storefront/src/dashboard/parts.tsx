import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';
import { useShared, type Answered } from './shared.ts';
import { isOver, sentenceOf } from './trouble.ts';

/** How long a question may take before somebody is told that it is under way still. */
const SLOW_MS = 3000;
const COPIED_MS = 2000;

/** What a question was answered with; until then what it waits for, or what is wrong. */
export function Answer<T>(props: {
  readonly of: Answered<T>;
  readonly rows?: number;
  readonly children: (data: T) => ComponentChildren;
}): JSX.Element {
  const { of, rows = 3, children } = props;
  if (of.data !== undefined) return <>{children(of.data)}</>;
  return of.error === undefined ? (
    <Waiting rows={rows} />
  ) : (
    <Trouble error={of.error} again={of.again} />
  );
}

function Waiting({ rows }: { readonly rows: number }): JSX.Element {
  const { words } = useShared().speech;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div class="bone" key={row} />
      ))}
      {isSlow && <p class="faint">{words.slow}</p>}
    </div>
  );
}

/** What went wrong, in words of a shopper, and a way on. */
export function Trouble(props: {
  readonly error: unknown;
  readonly again?: () => void;
}): JSX.Element {
  const { words } = useShared().speech;
  return (
    <div class="trouble" role="alert">
      <Icon name="alert" />
      <div>
        <p>{sentenceOf(props.error, words)}</p>
        {props.again !== undefined && !isOver(props.error) && (
          <Button kind="plain" onClick={props.again}>
            {words.retry}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Where there is nothing yet. */
export function Empty(props: {
  readonly icon: IconName;
  readonly text: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <span class="badge">
        <Icon name={props.icon} />
      </span>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

export function Button(props: {
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly isBusy?: boolean;
  readonly disabled?: boolean;
  /** Where the words on it do not say enough by themselves. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { kind = 'main', isBusy = false, disabled = false, label, onClick, children } = props;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      part={`button button-${kind}`}
      disabled={disabled}
      aria-busy={isBusy}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** A text that can be taken along, such as a code. */
export function Copyable(props: { readonly text: string; readonly label: string }): JSX.Element {
  const { speech, tell } = useShared();
  const { words } = speech;
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = isCopied ? setTimeout(() => setCopied(false), COPIED_MS) : undefined;
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copied = (): void => {
    setCopied(true);
    tell(words.copied);
  };
  const copy = (): void => {
    // Pages without https, and frames without the right, have no clipboard: the old way is left.
    const { clipboard } = navigator as { readonly clipboard?: Clipboard };
    const written = clipboard?.writeText(props.text) ?? Promise.reject(new Error('none'));
    written.then(copied, () => {
      field.current?.select();
      // oxlint-disable-next-line typescript/no-deprecated -- the only way where there is no clipboard
      if (document.execCommand('copy')) copied();
    });
  };
  return (
    <div class="copyable">
      <input
        ref={field}
        readOnly
        dir="ltr"
        value={props.text}
        aria-label={props.label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        kind="plain"
        label={`${isCopied ? words.copied : words.copy}: ${props.label}`}
        onClick={copy}
      >
        <Icon name={isCopied ? 'check' : 'copy'} />
        <span>{isCopied ? words.copied : words.copy}</span>
      </Button>
    </div>
  );
}

/** A window above the dashboard; Esc and its cross close it, and the keyboard stays in it. */
export function Window(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { words } = useShared().speech;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = (dialog.current?.getRootNode() as ShadowRoot | null)?.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="window"
      aria-labelledby="window-title"
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="window-inside">
        <header>
          <h3 id="window-title">{props.title}</h3>
          <button
            type="button"
            class="cross"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}

/** How far something has come; what it counts stands beside it. */
export function Progress(props: {
  readonly value: number;
  readonly of: number;
  readonly label: string;
}): JSX.Element {
  const { value, of, label } = props;
  const max = Math.max(of, 1);
  return <progress value={Math.min(Math.max(value, 0), max)} max={max} aria-label={label} />;
}
