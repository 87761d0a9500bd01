import type { ownWork as english } from '../en/own-work.ts';
import type { Messages } from '../messages.ts';

/** Spanish, filling in a matrix: as the answer to a task, and as one's own work on any tensor. */
export const ownWork: Messages<typeof english> = {
  matrixAnswer: {
    yours: 'Tu {name}',
    hint: 'Escribe, o pega desde una hoja de cálculo en el cursor. Las flechas y Tab mueven, Intro baja, Ctrl+Intro pasa a la comprobación.',
    readHint: 'Las flechas y Tab llevan de celda en celda, Ctrl+Intro sale.',
    mark: { right: 'correcta', wrong: 'no es correcta', 'no-number': 'no es un número' },
    noRoom: 'No se ha cambiado nada: lo dado es {rows} × {columns}, y desde aquí cabe {roomRows} × {roomColumns}.',
    turned:
      'No se ha cambiado nada: lo dado es {rows} × {columns}, y se pide {roomRows} × {roomColumns}. ¿Están cambiadas las filas y las columnas?',
    tooLong:
      'No se ha cambiado nada: la matriz tendría {characters} caracteres, y un archivo de experimento guarda {most} de una respuesta. Usa menos cifras o solo una parte de la matriz.',
  },
  ownWork: {
    title: 'Comprobar mi trabajo: {name}',
    lead: 'Escribe lo que has calculado. Los números quedan ocultos en todas partes hasta que los tuyos sean correctos o pidas verlos.',
    close: 'Cerrar',
    tensor: 'Qué tensor',
    groups: { forward: 'Hacia delante', backward: 'Hacia atrás', update: 'Actualización', given: 'Dado' },
    file: 'Leer un archivo CSV…',
    fileSize: '{rows} × {columns}, leído del archivo',
    notKept:
      'Se comprueba, pero no se guarda en el experimento: un archivo de experimento guarda {most} caracteres de una respuesta.',
    wrongCells: 'Celdas que no son correctas',
    typeInstead: 'Rellenar una parte a mano',
    part: {
      legend: 'Parte de la matriz',
      firstRow: 'Filas desde',
      lastRow: 'hasta la fila',
      firstColumn: 'Columnas desde',
      lastColumn: 'hasta la columna',
      hint: 'Es {rows} × {columns}: se rellenan como mucho {most} celdas a la vez. Un archivo CSV se comprueba entero.',
    },
    filled: 'Rellenas: {filled} de {count}',
    hidden: 'Oculto hasta que sea correcto',
    done: 'Los números se ven de nuevo en todas las pantallas.',
    stillHidden: 'Una tarea de la lección también lo pregunta: queda oculto hasta que se responda.',
    check: 'Comprobar',
    giveUp: 'Mostrar los números',
    begin: 'Empezar de nuevo',
    beside: 'Junto a tu trabajo',
    madeOf: 'De qué se compone',
    right: 'Lo correcto',
    differences: 'Dónde difiere lo tuyo',
    table: { cell: 'Celda', yours: 'Tuyo', right: 'Correcto', difference: 'Diferencia' },
    verdict: {
      allRight: 'El número es correcto | Los {count} números son correctos',
      soFar: 'Correcto hasta aquí',
      wrong: 'Una celda no es correcta | {count} celdas no son correctas',
      exact: 'Cada uno es exacto.',
      tolerance: 'Cada uno es correcto en las cifras que escribiste, con ±{tolerance}.',
      rightCount: 'Una celda es correcta. | {count} celdas son correctas.',
      empty: 'Una celda está aún sin rellenar. | {count} celdas están aún sin rellenar.',
      mistake: 'Todo lo incorrecto encaja con un solo error: {name}.',
      unknown: 'No es un error que yo conozca. Vuelve a calcular, paso a paso, una de las celdas marcadas.',
    },
    section: 'Comprueba tu propio trabajo',
    sectionLead:
      'Calcula una matriz a mano o en una hoja de cálculo, escríbela o pégala y mira qué celdas son correctas. F9 lo abre para el tensor seleccionado.',
    sectionOpen: 'Comprobar mi trabajo…',
  },
};
