/** A formatted number inside LaTeX: a decimal comma is no list. */
export function latexNumber(text: string): string {
  return text.replace('\u2212', '-').replace(',', '{,}');
}
