// What ends a line, moves the cursor of a terminal or turns the direction of a text.
const controlCharacters = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/gu;

/** A text in which no character begins another line or hides what stands there. */
export function oneLine(text: string): string {
  return text.replace(controlCharacters, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : escaped;
  });
}
