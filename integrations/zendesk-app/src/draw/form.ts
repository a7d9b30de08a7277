import type { FieldError } from '../calls.ts';
import { missingOf, type Form, type Input, type InputSection, type Values } from '../form.ts';
import type { Words } from '../words.ts';
import { button, element } from './element.ts';

/** A form on the page. */
export interface DrawnForm {
  readonly root: HTMLElement;
  /** Sends nothing twice: while it works, nothing can be pressed. */
  setBusy(isBusy: boolean): void;
  /** Says what is wrong, at the fields, or above them for what no field has. */
  showErrors(errors: readonly FieldError[]): void;
  focus(): void;
}

interface Shown {
  readonly form: Form;
  readonly onSubmit: (values: Values) => void;
  readonly onClose: () => void;
}

type Control = HTMLInputElement | HTMLSelectElement;

interface DrawnField {
  readonly attr: string;
  readonly root: HTMLElement;
  readonly control: Control;
  readonly error: HTMLElement;
}

export function drawForm({ form, onSubmit, onClose }: Shown, words: Words): DrawnForm {
  const fields: DrawnField[] = [];
  const general = element('p', { class: 'error', attributes: { role: 'alert', hidden: '' } });
  const sections = form.sections.map((section) => {
    if (section.type === 'text') return element('p', {}, section.text);
    const field = fieldFor(section, fields.length, words);
    fields.push(field);
    return field.root;
  });
  const send = element('button', { class: 'button primary', attributes: { type: 'submit' } });
  const close = button(
    form.closeButton === '' ? words.say('back') : form.closeButton,
    'plain',
    onClose,
  );
  const root = element(
    'form',
    { class: 'form', attributes: { novalidate: '', 'aria-labelledby': 'form-title' } },
    element('h1', { attributes: { id: 'form-title', tabindex: '-1' } }, form.title),
    general,
    ...sections,
    element('div', { class: 'offers' }, fields.length === 0 ? null : send, close),
  );
  const drawn: DrawnForm = {
    root,
    setBusy(isBusy) {
      root.setAttribute('aria-busy', String(isBusy));
      send.textContent = isBusy ? words.say('working') : form.submitButton;
      for (const each of [send, close, ...fields.map(({ control }) => control)]) {
        each.disabled = isBusy;
      }
    },
    showErrors(errors) {
      showErrors({ errors, fields, general });
    },
    focus() {
      (fields[0]?.control ?? close).focus();
    },
  };
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.disabled) return;
    const values = valuesOf(fields);
    const missing = missingOf(form, values);
    drawn.showErrors(missing.map((attr) => ({ attr, detail: words.say('needed') })));
    if (missing.length === 0) onSubmit(values);
  });
  drawn.setBusy(false);
  return drawn;
}

function valuesOf(fields: readonly DrawnField[]): Values {
  return Object.fromEntries(
    fields.map(({ attr, control }) => [
      attr,
      control instanceof HTMLInputElement && control.type === 'checkbox'
        ? control.checked
        : control.value,
    ]),
  );
}

interface Told {
  readonly errors: readonly FieldError[];
  readonly fields: readonly DrawnField[];
  readonly general: HTMLElement;
}

function showErrors({ errors, fields, general }: Told): void {
  let first: Control | undefined;
  for (const { attr, control, error } of fields) {
    const told = errors.filter((each) => each.attr === attr).map(({ detail }) => detail);
    error.textContent = told.join(' ');
    error.hidden = told.length === 0;
    control.setAttribute('aria-invalid', String(told.length > 0));
    if (told.length > 0) first ??= control;
  }
  const rest = errors.filter(({ attr }) => !fields.some((field) => field.attr === attr));
  general.textContent = rest.map(({ detail }) => detail).join(' ');
  general.hidden = rest.length === 0;
  first?.focus();
}

function fieldFor(section: InputSection, index: number, words: Words): DrawnField {
  const id = `field-${String(index)}`;
  const control = controlFor(section, id, words);
  const error = element('p', { class: 'error', attributes: { id: `${id}-error`, hidden: '' } });
  const hint =
    section.hint === ''
      ? null
      : element('p', { class: 'fine', attributes: { id: `${id}-hint` } }, section.hint);
  control.setAttribute('aria-describedby', `${id}-error ${id}-hint`);
  const isOptional = section.input.type !== 'checkbox' && section.input.optional;
  const label = element(
    'label',
    { attributes: { for: id } },
    section.label,
    isOptional ? element('span', { class: 'fine' }, ` (${words.say('optional')})`) : null,
  );
  const root =
    section.input.type === 'checkbox'
      ? element(
          'div',
          { class: 'field' },
          element('span', { class: 'label' }, section.label),
          element(
            'label',
            { class: 'check', attributes: { for: id } },
            control,
            section.input.text,
          ),
          error,
          hint,
        )
      : element('div', { class: 'field' }, label, control, error, hint);
  return { attr: section.attr, root, control, error };
}

function controlFor({ input, defaultValue }: InputSection, id: string, words: Words): Control {
  if (input.type === 'select') return selectFor(input, String(defaultValue), { id, words });
  const control = element('input', { attributes: { id, type: input.type, autocomplete: 'off' } });
  if (input.type === 'checkbox') {
    control.checked = defaultValue === true;
  } else {
    control.placeholder = input.placeholder;
    control.value = String(defaultValue);
    control.required = !input.optional;
  }
  return control;
}

function selectFor(
  input: Extract<Input, { type: 'select' }>,
  chosen: string,
  { id, words }: { readonly id: string; readonly words: Words },
): HTMLSelectElement {
  const none = input.placeholder === '' ? words.say('pleaseSelect') : input.placeholder;
  const control = element(
    'select',
    { attributes: { id } },
    element('option', { attributes: { value: '' } }, none),
    ...input.options.map(({ text, value }) => element('option', { attributes: { value } }, text)),
  );
  control.required = !input.optional;
  control.value = chosen;
  return control;
}
