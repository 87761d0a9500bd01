/** A sentence behind a colon, where Spanish begins with a small letter; names such as TensorFlow.js stay as they are. */
export function inside(sentence: string): string {
  return sentence.replace(/^\p{Lu}(?=\p{Ll}*\s)/u, (letter) => letter.toLowerCase());
}
