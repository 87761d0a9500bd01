/** A number of things: 1 row, 2 rows. */
export function counted(count: number, thing: string, number: (value: number) => string): string {
  return `${number(count)} ${thing}${count === 1 ? '' : 's'}`;
}
