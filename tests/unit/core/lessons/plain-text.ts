import type { LessonBlock, LessonInline } from '#shared/lessons/lesson-text.ts';

/** The words of a text, without what they look like. */
export function plainText(blocks: readonly LessonBlock[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? inlineText(block.children) : '')).join('');
}

function inlineText(inlines: readonly LessonInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'code':
          return inline.text;
        case 'math':
          return inline.latex;
        case 'emphasis':
        case 'strong':
        case 'link':
          return inlineText(inline.children);
        case 'break':
          return '\n';
      }
    })
    .join('');
}
