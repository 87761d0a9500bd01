import { expect } from 'vitest';

/** The elements of what was written; a document that is no XML fails. */
export function elements(markup: string, name = '*'): readonly Element[] {
  const document = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`,
    'text/xml',
  );
  expect(document.querySelector('parsererror')).toBeNull();
  return [...(document.documentElement as Element).querySelectorAll(name)];
}
