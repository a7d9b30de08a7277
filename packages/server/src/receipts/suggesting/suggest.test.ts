import { describe, expect, it } from 'vitest';
import { amountsIn } from './amounts.ts';
import { suggest } from './suggest.ts';

const SENT_ON = '2026-11-21';

function lines(text: string): { text: string; confidence: number }[] {
  return text
    .split('\n')
    .map((line) => ({ text: line.trim(), confidence: 90 }))
    .filter(({ text: line }) => line !== '');
}

/** Name of the layout, what is printed, and total, currency, date and shop. */
type Layout = readonly [
  string,
  string,
  readonly [string | null, string | null, string | null, string | null],
];

const LAYOUTS: readonly Layout[] = [
  [
    'of a British grocer, with change',
    `GREEN CORNER MARKET
     12 High Street, Bristol BS1 4ST
     Tel 0117 496 0123
     Whole milk 2L 2.35
     Sourdough 3.90
     SUBTOTAL 13.20
     VAT 20% 2.64
     TOTAL £15.84
     CASH 20.00
     CHANGE 4.16
     21/11/2026 14:32 Till 3`,
    ['15.84', 'GBP', '2026-11-21', 'GREEN CORNER MARKET'],
  ],
  [
    'of a German supermarket, with a table of taxes',
    `REWE Markt GmbH
     Domstr. 20
     50668 Köln
     UID Nr.: DE812706034
     EUR
     BIO MILCH 1,19 B
     2 Stk x 0,99
     BROT 1,98 B
     SUMME EUR 23,47
     Geg. Bar EUR 50,00
     Rückgeld BAR EUR 26,53
     Steuer % Netto Steuer Brutto
     B= 7,0% 21,93 1,54 23,47
     Gesamtbetrag 21,93 1,54 23,47
     20.11.2026 18:04 Bon-Nr.:1234`,
    ['23.47', 'EUR', '2026-11-20', 'REWE Markt GmbH'],
  ],
  [
    'of a German discounter, with a sum in between and a card',
    `ALDI SÜD
     Datum 03.02.2026
     Zwischensumme 1.204,10
     Rabatt -4,10
     zu zahlen 1.200,00
     Kartenzahlung girocard 1.200,00`,
    ['1200.00', null, '2026-02-03', 'ALDI SÜD'],
  ],
  [
    'of a French shop, before and after taxes',
    `Boulangerie Dupont
     8 rue de la Paix 75002 Paris
     Le 5 novembre 2026 à 09:12
     2 CROISSANT 2,60
     SOUS-TOTAL 10,40
     Total HT 9,86 €
     TVA 5,5% 0,54
     TOTAL TTC 10,40 €
     CB 10,40`,
    ['10.40', 'EUR', '2026-11-05', 'Boulangerie Dupont'],
  ],
  [
    'of a French supermarket, net to pay',
    `Carrefour City
     Nb articles : 7
     Total 1 234,56
     Remise -34,56
     NET A PAYER 1 200,00 €
     Rendu 0,00
     06/11/26 18:22:01`,
    ['1200.00', 'EUR', '2026-11-06', 'Carrefour City'],
  ],
  [
    'of an American store, with tax and AM or PM',
    `TARGET
     1200 Main St, Austin, TX 78701
     SUBTOTAL $1,192.80
     T = TX TAX 8.2500% on $93.04 $7.68
     TOTAL $1,200.48
     VISA CHARGE $1,200.48
     11/05/2026 03:15 PM
     YOU SAVED $12.00`,
    ['1200.48', 'USD', '2026-11-05', 'TARGET'],
  ],
  [
    'of an American restaurant, with a tip',
    `Blue Door Diner
     Server: Ann Table 4
     Nov 3, 2026 8:01 pm
     Sub Total 31.00
     Sales Tax 2.56
     Total 33.56
     Tip 6.44
     Grand Total 40.00
     Thank you!`,
    ['40.00', null, '2026-11-03', 'Blue Door Diner'],
  ],
  [
    'of an Italian bar',
    `BAR CENTRALE
     VIA ROMA 3
     P.IVA 01234567890
     CAFFE 1,20
     SUBTOTALE 3,40
     TOTALE COMPLESSIVO 3,40
     di cui IVA 0,31
     Pagamento contante 5,00
     Resto 1,60
     14-10-2026 08:31`,
    ['3.40', null, '2026-10-14', 'BAR CENTRALE'],
  ],
  [
    'of a Spanish shop',
    `MERCADONA, S.A.
     C/ Mayor 1, 46001 Valencia
     19/11/2026 10:01
     TOTAL (€) 45,67
     TARJETA BANCARIA 45,67
     IVA BASE IMPONIBLE (€) CUOTA (€)
     10% 41,52 4,15
     TOTAL 41,52 4,15`,
    ['45.67', 'EUR', '2026-11-19', 'MERCADONA, S.A.'],
  ],
  [
    'of a Dutch shop',
    `Albert Heijn
     SUBTOTAAL 12,50
     BONUS -1,50
     Totaal te betalen 11,00
     PIN 11,00
     18-11-2026`,
    ['11.00', null, '2026-11-18', 'Albert Heijn'],
  ],
  [
    'of a Polish shop',
    `BIEDRONKA
     2026-11-19
     SUMA PTU 2,11
     SUMA PLN 29,95
     Karta 29,95`,
    ['29.95', 'PLN', '2026-11-19', 'BIEDRONKA'],
  ],
  [
    'of a Swiss shop, with its own mark of thousands',
    `COOP
     Total CHF 1'234.50
     TWINT 1'234.50
     17.11.26 12:00`,
    ['1234.50', 'CHF', '2026-11-17', 'COOP'],
  ],
  [
    'of a Japanese shop, without cents',
    `LAWSON
     2026年11月18日 12:34
     小計 ¥1,100
     Total ¥1,210
     (10% TAX ¥110)`,
    ['1210', 'JPY', '2026-11-18', 'LAWSON'],
  ],
  [
    'of a Swedish shop',
    `ICA Nära
     Summa 129,00 kr
     Moms 12% 13,82
     Att betala 129,00 SEK
     2026-11-20 17:45`,
    ['129.00', 'SEK', '2026-11-20', 'ICA Nära'],
  ],
  [
    'with the amount below its word',
    `Corner Books
     TOTAL
     £ 7.99
     20 Nov 2026`,
    ['7.99', 'GBP', '2026-11-20', 'Corner Books'],
  ],
  [
    'with letters apart and figures misread',
    `MAXI MARKT
     S U M M E 12,34
     T0TAL: 12,34 EUR
     1.11.2026`,
    ['12.34', 'EUR', '2026-11-01', 'MAXI MARKT'],
  ],
  [
    'with a count and points that call themselves totals',
    `PET PALACE
     Total items: 3
     Total 24.50
     Total points 245.00
     Total savings 30.00
     Change due 0.00`,
    ['24.50', null, null, 'PET PALACE'],
  ],
  [
    'that is paid in full, with nothing due',
    `Harbour Hardware
     Total 64.20
     Amount paid 64.20
     Balance due 0.00
     2026-11-02`,
    ['64.20', null, '2026-11-02', 'Harbour Hardware'],
  ],
  [
    'with two totals, of which the card bears out one',
    `Duo Shop
     TOTAL 10.00
     TOTAL 12.50
     MASTERCARD 10.00
     01/11/2026`,
    ['10.00', null, '2026-11-01', 'Duo Shop'],
  ],
  [
    'with what was given and came back as the only proof',
    `Duo Shop
     TOTAL 10.00
     TOTAL 12.50
     CASH 20.00
     CHANGE 10.00`,
    ['10.00', null, null, 'Duo Shop'],
  ],
  [
    'of a card terminal alone',
    `Taxi Adams
     VISA CONTACTLESS
     DEBIT £18.40
     21-Nov-26 09:10`,
    ['18.40', 'GBP', '2026-11-21', 'Taxi Adams'],
  ],
  [
    'with a heading that is no name',
    `*** RECEIPT ***
     Welcome to The Tea House
     Total 5.00`,
    ['5.00', null, null, 'The Tea House'],
  ],
];

it.each(LAYOUTS)('reads a receipt %s', (_what, text, [total, currency, date, shop]) => {
  expect(suggest(lines(text), SENT_ON)).toEqual({ total, currency, date, shop, confidence: 90 });
});

describe('a day', () => {
  it.each([
    ['03/04/2026', '£', '2026-04-03'],
    ['03/04/2026', 'Sales Tax', '2026-03-04'],
    ['03/04/2026', '$', '2026-03-04'],
    ['03/04/2026', 'MwSt', '2026-04-03'],
    // Nothing tells: the nearer of two readings that can be, and the only one where it is alone.
    ['08/11/2026', '', '2026-11-08'],
    ['11/08/2026', '', '2026-11-08'],
    ['12/11/2026', '', '2026-11-12'],
    // An hour's zone ahead is possible, next week is not.
    ['22.11.2026', '', '2026-11-22'],
    ['28.11.2026', '', null],
    ['31.02.2026', '', null],
    ['21.11.1926', '', null],
    ['21st November 2026', '', '2026-11-21'],
    ['1er août 2026', '', null],
    ['3 août 2026', '', '2026-08-03'],
    ['14. März 2026', '', '2026-03-14'],
    ['2 de mayo de 2026', '', '2026-05-02'],
    ['Dec 24, 2025', '', '2025-12-24'],
    ['24 DEZ 25', '', '2025-12-24'],
    ['2026/11/09', '', '2026-11-09'],
    ['2026-11-09T10:00', '', '2026-11-09'],
    ['Tel 01.23.45.67.89', '', null],
    ['Menu 12.10.99 Mittag 12.80', '', null],
  ])('written %s beside %j is %s', (written, sign, date) => {
    const text = `Shop\nTotal 5.00\n${sign}\n${written}`;
    expect(suggest(lines(text), SENT_ON)?.date).toBe(date);
  });
});

describe('amounts', () => {
  it.each([
    ['12.50', ['12.50']],
    ['12,50 €', ['12.50 EUR']],
    ['EUR12,50', ['12.50 EUR']],
    ['1.234,56', ['1234.56']],
    ['1,234.56', ['1234.56']],
    ['1,234,567.80', ['1234567.80']],
    ['1 234,56', ['1234.56']],
    ['0,05', ['0.05']],
    ['15. 84', ['15.84']],
    ['2 x 1.50 3.00', ['2', '1.50', '3.00']],
    ['-3.00', ['-3.00']],
    ['3,00-', ['-3.00']],
    ['-$3.00', ['-3.00 USD']],
    ['20% 19,0 % 2.64', ['2.64']],
    ['14:32 21/11/2026 21.11.2026 2026-11-21', []],
    ['1.234.56', []],
    ['0.00', []],
  ])('of %j are %j', (text, amounts) => {
    const found = amountsIn(text).map(({ value, currency, isNegative }) =>
      [`${isNegative ? '-' : ''}${value}`, ...(currency === null ? [] : [currency])].join(' '),
    );
    expect(found).toEqual(amounts);
  });
});

it('suggests nothing of words that are no receipt', () => {
  expect(suggest(lines('A DAY AT THE BEACH\nhave fun'), SENT_ON)).toBeNull();
  expect(suggest([], SENT_ON)).toBeNull();
});

it('is as sure as the least sure of the lines that it goes by', () => {
  const read = [
    { text: 'Corner Shop', confidence: 96.4 },
    { text: 'smudge 3', confidence: 12 },
    { text: 'TOTAL 5.00', confidence: 61.7 },
  ];
  expect(suggest(read, SENT_ON)?.confidence).toBe(62);
});

it('takes long lines of nonsense in little time', () => {
  const nasty = ['1 '.repeat(100), '1.1'.repeat(66), '- '.repeat(100), 't o '.repeat(50)];
  const many = Array.from({ length: 400 }, (_, n) => nasty[n % nasty.length] ?? '');
  const before = performance.now();
  suggest(lines(many.join('\n')), SENT_ON);
  expect(performance.now() - before).toBeLessThan(1000);
});
