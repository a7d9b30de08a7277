const COLUMNS = 88;

/** Paragraphs as a doc comment, wrapped; of none, nothing. */
export function docComment(paragraphs: readonly string[], indent = ''): string {
  const lines = paragraphs
    .map((paragraph) => paragraph.trim().replaceAll('*/', '* /'))
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrap(paragraph)]);
  const [first] = lines;
  if (first === undefined) return '';
  if (lines.length === 1) return `${indent}/** ${first} */\n`;
  const body = lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('');
  return `${indent}/**\n${body}${indent} */\n`;
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > COLUMNS && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
