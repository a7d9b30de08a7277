import { amountsIn } from './amounts.ts';
import { folded, type Found, type Line } from './lines.ts';

/** The name of the shop stands above everything else. */
const LINES_MAX = 8;
const LENGTH_MAX = 80;
const LETTERS_LEAST = 3;
/** What is recognised at the edges of paper is letters by chance. */
const CONFIDENCE_LEAST = 50;

/** What else stands at the top. */
const NO_NAME =
  /^(?:receipt|invoice|rechnung|quittung|kassenbon|beleg|bon|ticket|facture|recu|factura|recibo|scontrino|ricevuta|kvitto|paragon|sales? (?:receipt|slip)|tax invoice|customer copy|kundenbeleg|copy|duplicate|duplicata|original|cash sale|thank you.*|danke.*|merci.*|welcome|willkommen|bienvenue|benvenuti)$|\b(?:tel|phone|telefon|fax|www|http|e-?mail|vat|tax id|ust|steuer|siret|siren|p\.? ?iva|nif|cif|btw|abn|gst|kvk|date|datum|fecha|time|uhr|order|table|tisch|cashier|kasse|register|store #|till)\b|@|\.com\b|\.de\b/;
const ADDRESS =
  /\b(?:street|str|strasse|road|rd|avenue|ave|blvd|boulevard|lane|drive|rue|via|piazza|plaza|calle|platz|weg|allee|straat|gatan|ul|suite|floor)\b|strasse\b|\b\d{4,5} \p{L}|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b/u;
const WELCOME =
  /^(?:welcome (?:to|at)|willkommen (?:bei|im|in der)|bienvenue (?:chez|a)|benvenuti (?:da|al)|bienvenidos a)\s+/iu;

/** The first line that can be a name; null if there is none. */
export function findShop(lines: readonly Line[]): Found<string> | null {
  for (const line of lines.slice(0, LINES_MAX)) {
    const value = nameOf(line);
    if (value !== null) return { value, line };
  }
  return null;
}

function nameOf({ text, confidence }: Line): string | null {
  if (confidence < CONFIDENCE_LEAST) return null;
  const name = text
    .replace(/^[^\p{L}\d]+/u, '')
    .replace(/[^\p{L}\d.!)]+$/u, '')
    // An edge of the paper.
    .replace(/^\p{Ll}\s+/u, '')
    .replace(WELCOME, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, LENGTH_MAX);
  const low = folded(name);
  if (NO_NAME.test(low) || ADDRESS.test(low)) return null;
  if (amountsIn(name).some(({ hasCents }) => hasCents)) return null;
  const letters = Array.from(name.matchAll(/\p{L}/gu)).length;
  const all = name.replaceAll(' ', '').length;
  return letters >= LETTERS_LEAST && letters * 10 >= all * 6 ? name : null;
}
