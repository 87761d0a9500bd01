import type { ScriptSection } from './script-section.ts';

/** The widest line of a comment, as Python's style guide asks. */
const commentWidth = 79;

/** Sections as one Python script, UTF-8 with line feeds: the prose becomes comments. */
export function scriptText(sections: readonly ScriptSection[]): string {
  return `${sections.map(sectionText).join('\n\n\n')}\n`;
}

function sectionText({ title, prose, code }: ScriptSection): string {
  const heading = `# ${title}\n# ${'-'.repeat(title.length)}`;
  return `${heading}\n${comment(prose)}\n\n${code}`;
}

/** Paragraphs and list items, each broken into lines of a comment. */
function comment(prose: string): string {
  return prose
    .split('\n')
    .map((line) => (line === '' ? '#' : wrapped(line)))
    .join('\n');
}

function wrapped(paragraph: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of paragraph.split(' ')) {
    if (line !== '#' && line.length + 1 + word.length > commentWidth) {
      lines.push(line);
      line = '#';
    }
    line = `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
