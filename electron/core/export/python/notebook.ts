import type { ScriptSection } from './script-section.ts';

/**
 * Sections as a Jupyter notebook, as JSON: for each a cell of Markdown and a cell of code, not run yet.
 * Source: nbformat 4.5, nbformat.v4.5.schema.json.
 */
export function notebookText(sections: readonly ScriptSection[]): string {
  const notebook = {
    cells: sections.flatMap(({ title, prose, code }, index) => [
      {
        cell_type: 'markdown',
        id: `text-${index}`,
        metadata: {},
        source: lines(`${index === 0 ? '#' : '##'} ${title}\n\n${prose}`),
      },
      { cell_type: 'code', execution_count: null, id: `code-${index}`, metadata: {}, outputs: [], source: lines(code) },
    ]),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** Lines with their line feeds, as Jupyter itself writes a text. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
