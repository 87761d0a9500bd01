/** Un número de cosas: 1 fila, 2 filas. */
export function counted(count: number, one: string, several: string, number: (value: number) => string): string {
  return `${number(count)} ${count === 1 ? one : several}`;
}
