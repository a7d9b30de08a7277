interface Terms {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Children that are text stay text; nothing here reads HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: className, attributes = {} }: Terms = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(
  text: string,
  look: 'primary' | 'plain' | 'quiet',
  onClick: () => void,
): HTMLButtonElement {
  const made = element('button', { class: `button ${look}`, attributes: { type: 'button' } }, text);
  made.addEventListener('click', onClick);
  return made;
}
