/** A page of a few words, for whoever follows a link. */
export interface Page {
  readonly title: string;
  readonly text: string;
  /** A link in place of a button. */
  readonly link?: { readonly text: string; readonly href: string };
  /** A button that posts to the page's own address. */
  readonly button?: string;
}

const STYLE = `body{margin:0;font:16px/1.5 system-ui,Arial,sans-serif;color:#1f2937;background:#f3f4f6}
main{max-width:480px;margin:12vh auto 0;padding:32px 28px;background:#fff;border-radius:8px}
h1{margin:0 0 12px;font-size:22px;line-height:1.3}
p{margin:0 0 20px}
button{padding:12px 24px;border:0;border-radius:6px;background:#1a56db;color:#fff;font:600 16px/1 inherit;cursor:pointer}`;

/** Nothing is loaded, nobody frames it, and it says to nobody where it was. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

export function pageHtml({ title, text, button, link }: Page): string {
  const anchor =
    link === undefined ? '' : `\n<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>`;
  const form =
    button === undefined
      ? ''
      : `\n<form method="post"><button type="submit">${escaped(button)}</button></form>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>${anchor}${form}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
