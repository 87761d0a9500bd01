import type { worksheet as english } from '../en/worksheet.ts';
import type { Messages } from '../messages.ts';

/** Español, la hoja de ejercicios. */
export const worksheet: Messages<typeof english> = {
  worksheet: {
    title: 'Hoja de ejercicios',
    lead: 'El paso en pantalla, en papel: lo que está en blanco se calcula a mano.',
    close: 'Cerrar',
    print: 'Imprimir…',
    printHint: 'La impresión del sistema también guarda un PDF.',
    nothingBlank: 'No hay nada en blanco: elige lo que se calcula a mano.',
    blank: 'En blanco: {part}',
    derivation: 'En el papel, para una muestra',
    derivationTooLarge: 'Para ello, todas las unidades, entradas y salidas deben caber en la página.',
    derivationStage: 'Cuánto de ella',
    samples: 'Muestras en papel',
    samplesOf: '{shown} de {total}',
    decimals: 'Decimales',
    paper: 'Papel',
    papers: { a4: 'A4', letter: 'Carta' },
    answers: 'Soluciones en páginas aparte',
    preview: 'Vista previa',
    name: 'Nombre',
    date: 'Fecha',
    answerKey: 'Soluciones',
    given: 'Dado',
    lines: {
      network: 'Red',
      loss: 'Pérdida',
      update: 'Actualización',
      origin: 'Origen',
      data: 'Datos',
      changed: 'Cambios a mano',
    },
    sizes: 'in {input}, hidden {hidden}, out {output}, lote B = {batch}',
    seedAndStep: 'semilla {seed}, paso t = {step}',
    reproduce: 'En Dropout Lab: estos ajustes, semilla {seed}, y Paso hasta el paso {step}.',
    reproduceEdited: 'Cambiado a mano: solo el archivo del experimento vuelve a dar estos números.',
    reproduceTable: 'Los datos vienen de una tabla: el archivo del experimento vuelve a dar estos números.',
    rounded:
      'Los números están redondeados a {decimals} decimales: tu última cifra puede variar. Un 0 sin decimales es exactamente 0.',
    rowsShown: 'Filas 1 a {shown} de {total}.',
    columnsShown: 'Columnas 1 a {shown} de {total}.',
    allCount:
      'La pérdida y los gradientes son los de las {total} muestras: con cada suma se da lo que añaden las demás.',
    missing: 'Lo que no está en papel añade a la suma:',
  },
};
