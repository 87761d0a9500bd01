import type { projector as english } from '../en/projector.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the step shown to a room. */
export const projector: Messages<typeof english> = {
  projector: {
    yours: 'dilo tú',
    settings: '{sizes}, lote {batch}, p {p}, q {q}',
    step: 'Paso {number}',
    askStep: 'Pulsa Av Pág otra vez para registrar el paso {number} del entrenamiento.',
    decimals: 'Decimales',
    leave: 'Salir',
    reveal: 'Mostrar',
    next: 'Siguiente: {phase}',
    nextStep: 'Siguiente paso',
    dropped: 'apagadas',
    ofUnits: 'de {count} unidad | de {count} unidades',
    askCount: '¿Cuántas celdas se apagan, de {cells}? Dilo antes de mirar.',
    count: 'Se apaga {count} de las {cells} celdas. | Se apagan {count} de las {cells} celdas.',
    countMean: 'La media de muchas máscaras es {mean}: {cells} · p.',
    askCell: '¿Cuánto vale {symbol}? Dilo antes de mirar. | ¿Cuánto vale {symbol} en {place}? Dilo antes de mirar.',
    cell: '{symbol} vale {value}. | {symbol} en {place} vale {value}.',
    placeBoth: '{first}, {second}',
    heldBack: 'Oculto hasta que se responda la pregunta abierta.',
    place: {
      sample: 'la muestra {number}',
      unit: 'la unidad {number}',
      input: 'la entrada {number}',
      output: 'la salida {number}',
    },
  },
};
