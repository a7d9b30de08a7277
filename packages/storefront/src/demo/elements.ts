/** The element of the page with this id. Throws if the page has none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** The dialog of the page with this id. */
export function dialog(id: string): HTMLDialogElement {
  const found = byId(id);
  if (!(found instanceof HTMLDialogElement)) throw new Error(`#${id} is no dialog`);
  return found;
}

/** An element with text in it, which is never read as HTML. */
export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

export function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', className, textContent: text });
  made.addEventListener('click', act);
  return made;
}

/** Says something at the foot of the page, and to screen readers. */
export function announce(text: string): void {
  const place = byId('toast');
  place.textContent = text;
  place.dataset['shown'] = 'yes';
  setTimeout(() => delete place.dataset['shown'], 5000);
}
