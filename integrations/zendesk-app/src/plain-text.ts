const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/**
 * What the server wrote for a page that shows light HTML, as text: it escapes names and codes, and only
 * that is taken back. The result is shown as text, never as HTML.
 */
export function plainText(escaped: string): string {
  return escaped.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (found) => NAMED[found] ?? found);
}
