import { amountsIn, hundredths, type Amount } from './amounts.ts';
import { folded, type Found, type Line } from './lines.ts';

/*
 * The total is looked for by the words that shops print beside it. Words that say more than "total"
 * win, and among equals the amount that the rest of the receipt bears out: what a card was charged,
 * or what was given less what was given back.
 */

/** Says that this is to be paid, taxes and all. */
const TO_PAY = words([
  ...['grand total', 'total due', 'amount due', 'balance due', 'total to pay', 'to pay', 'you pay'],
  ...['total amount', 'total incl', 'total inc', 'total sale', 'order total', 'total paid'],
  ...['zu zahlen', 'zahlbetrag', 'endbetrag', 'gesamtbetrag', 'rechnungsbetrag', 'gesamtsumme'],
  ...['total ttc', 'net a payer', 'a payer', 'total general', 'montant ttc', 'total eur'],
  ...['total a pagar', 'importe total', 'totale complessivo', 'totale euro', 'da pagare'],
  ...['te betalen', 'totaal te betalen', 'att betala', 'a betale', 'at betale', 'do zaplaty'],
  ...['total a pagar', 'valor total', 'k uhrade', 'celkem k uhrade', 'fizetendo'],
]);
const TOTAL = words([
  ...['total', 'totals', 'totale', 'totaal', 'totalt', 'summe', 'gesamt', 'summa', 'suma', 'razem'],
  ...['celkem', 'osszesen', 'toplam', 'yhteensa', 'sum', 'ukupno', 'skupaj', 'spolu'],
]);
const BALANCE = words(['balance', 'betrag', 'montant', 'importe', 'importo', 'bedrag', 'amount']);
const TAXES_WITHIN =
  /\b(?:incl|inkl|inc|ttc|comprese?|incluidos?|inclus|med|z) |including|inclusive/;
/** A sum of something else, or what comes before the end. */
const OTHER_SUMS =
  /\bsub ?-?total|\bsubto|zwischensumme|sous ?-?total|subtot|delsumma|\btussentotaal|total ht\b|\bhors taxe|\b(?:saved|savings?|discount|rabatt|remise|sconto|korting|ersparnis|economi[ae]s?)\b|\b(?:items?|articles?|artikel|qty|quantity|pieces?|stuck|count|number)\b|\bpoints?\b|\bpunkte\b|\bbefore\b|\bexcl|\bexkl|\bzzgl/;
const TAXES =
  /\b(?:tax|taxes|vat|gst|hst|pst|tva|iva|btw|mwst|ust|mva|moms|ptu|dph|alv|afa|netto|net)\b/;
const NET_TO_PAY = /net a payer|net to pay/;
/** What was given, and what came back. */
const GIVEN =
  /\b(?:cash|tendered?|bar|gegeben|erhalten|especes|efectivo|contanti|contant|kontant|gotowka)\b/;
const GIVEN_BACK =
  /\b(?:change|ruckgeld|wechselgeld|zuruck|rendu|monnaie|cambio|resto|wisselgeld|terug|vaxel|reszta)\b/;
const CHARGED =
  /\b(?:visa|master ?card|maestro|amex|american express|debit|credit|card|karte|kartenzahlung|girocard|ec-?cash|carte|cb|tarjeta|carta|pin|bancontact|karta|kort|contactless|apple pay|google pay|paid|bezahlt|paye)\b/;

interface Candidate {
  readonly line: Line;
  readonly amount: Amount;
  readonly strength: number;
}

/** Null if no line says it. */
export function findTotal(lines: readonly Line[]): Found<Amount> | null {
  const told = lines.flatMap((line, at) => candidateAt(lines, line, at) ?? []);
  const evidence = evidenceOf(lines);
  const paid = charged(lines);
  if (told.length === 0) return paid;
  const strongest = Math.max(...told.map(({ strength }) => strength));
  const best = told
    .filter(({ strength }) => strength === strongest)
    .toSorted((a, b) => weigh(b, evidence) - weigh(a, evidence) || larger(b.amount, a.amount))[0];
  return best === undefined ? null : { value: best.amount, line: best.line };
}

function weigh({ amount }: Candidate, evidence: readonly bigint[]): number {
  return evidence.filter((value) => value === hundredths(amount.value)).length;
}

function larger(one: Amount, other: Amount): number {
  const difference = hundredths(one.value) - hundredths(other.value);
  return difference > 0n ? 1 : Number(difference < 0n) * -1;
}

function candidateAt(lines: readonly Line[], line: Line, at: number): Candidate | null {
  const strength = strengthOf(folded(line.text));
  if (strength === 0) return null;
  const own = lastAmount(line.text);
  if (own !== null) return { line, amount: own, strength };
  // A large total often stands on a line of its own below the word.
  const below = lines[at + 1];
  if (below === undefined || /\p{L}{4}/u.test(below.text)) return null;
  const amount = lastAmount(below.text);
  return amount === null ? null : { line: below, amount, strength };
}

/** 3 for what is to be paid, 2 for a total, 1 for a balance, 0 for anything else. */
function strengthOf(text: string): number {
  if (NET_TO_PAY.test(text)) return 3;
  if (OTHER_SUMS.test(text) && !TAXES_WITHIN.test(text)) return 0;
  if (TAXES.test(text) && !TAXES_WITHIN.test(text)) return 0;
  if (GIVEN_BACK.test(text)) return 0;
  if (TO_PAY.test(text)) return 3;
  if (TOTAL.test(text)) return 2;
  return BALANCE.test(text) && !GIVEN.test(text) ? 1 : 0;
}

/** The last of a line that has cents and is not taken off. */
function lastAmount(text: string): Amount | null {
  const amounts = amountsIn(text).filter(({ isNegative }) => !isNegative);
  return amounts.findLast(({ hasCents }) => hasCents) ?? null;
}

/** Amounts that something beside the total's own line bears out, in hundredths. */
function evidenceOf(lines: readonly Line[]): readonly bigint[] {
  const amountOf = (pattern: RegExp): readonly bigint[] =>
    lines.flatMap(({ text }) => {
      const amount = pattern.test(folded(text)) ? lastAmount(text) : null;
      return amount === null ? [] : [hundredths(amount.value)];
    });
  const back = amountOf(GIVEN_BACK);
  const given = amountOf(GIVEN).flatMap((value) => [value, ...back.map((less) => value - less)]);
  return [...amountOf(CHARGED), ...given];
}

/** What a card was charged, where no line says a total. */
function charged(lines: readonly Line[]): Found<Amount> | null {
  for (const line of lines.toReversed()) {
    const text = folded(line.text);
    if (!CHARGED.test(text) || GIVEN_BACK.test(text) || OTHER_SUMS.test(text)) continue;
    const value = lastAmount(line.text);
    if (value !== null) return { value, line };
  }
  return null;
}

function words(list: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${list.join('|')})(?![\p{L}])`, 'u');
}
