import base from './base.css?inline';
import parts from './parts.css?inline';
import themes from './themes.css?inline';

let sheets: CSSStyleSheet[] | undefined;

/** The dashboard's styles, made by script: a strict policy of the shop refuses style elements, not these. */
export function styleSheets(): CSSStyleSheet[] {
  sheets ??= [base, parts, themes].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}
