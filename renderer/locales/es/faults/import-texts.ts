import { shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, ImportFaults } from '#shared/errors/fault.ts';
import type { NoNumber } from '#shared/table-text/number-text.ts';
import { counted } from './counted.ts';
import { inside } from './inside.ts';

const noNumber: Readonly<Record<NoNumber, (text: string) => string>> = {
  missing: () => 'falta el número. Omite esas filas, u otra columna.',
  'not-a-number': (text) => `«${text}» no es un número.`,
  'too-small': (text) => `«${text}» es demasiado pequeño para un float32: se haría 0.`,
  'too-large': (text) => `«${text}» es demasiado grande para un float32.`,
};

/** Spanish, what is wrong with a table or with weights that are imported. */
export const importTexts: FaultTextsOf<ImportFaults> = {
  'table-refused': ({ problem }, { say }) =>
    `La tabla no se importó: ${inside(say(problem))} El experimento sigue como estaba.`,
  'no-input-column': () => 'Elige al menos una columna de entrada.',
  'no-target-column': () => 'Elige al menos una columna de objetivo.',
  'too-many-targets': ({ most }, { number }) =>
    `Como máximo ${counted(most, 'columna puede', 'columnas pueden', number)} ser objetivo.`,
  'column-twice': () => 'Una columna no se puede elegir dos veces.',
  'no-such-column': ({ column }, { number }) => `No existe la columna ${number(column)}.`,
  'no-number-in-cell': ({ row, column, reason, text }, { number }) =>
    `Fila ${number(row)}, columna «${column}»: ${noNumber[reason](text)}`,
  'every-row-misses': () => 'A todas las filas les falta un número.',
  'two-readings': ({ text, withPoint, withComma }, { number }) =>
    `«${text}» es ${number(withPoint)} con punto decimal y ${number(withComma)} con coma decimal: elige cuál es.`,
  'table-is-no-text': () => 'Esto no es un texto con una tabla: contiene caracteres que ningún texto tiene.',
  'table-without-rows': () => 'No contiene ninguna fila de números.',
  'too-many-rows': ({ rows, most }, { number }) =>
    `Tiene ${counted(rows, 'fila', 'filas', number)}; se pueden importar ${number(most)} como máximo.`,
  'too-many-columns': ({ columns, most }, { number }) =>
    `Tiene ${counted(columns, 'columna', 'columnas', number)}; se pueden importar ${number(most)} como máximo.`,
  'uneven-cells': ({ row, cells, than, expected }, { number }) =>
    `La fila ${number(row)} tiene ${counted(cells, 'celda', 'celdas', number)}; ${than === 'header' ? 'el encabezado' : 'la fila 1'} tiene ${number(expected)}.`,
  'table-file-too-large': ({ megabytes, most }, { number }) =>
    `Este archivo tiene ${number(megabytes)} MB; se importan tablas de hasta ${number(most)} MB. No se cambió nada.`,
  'weights-refused': ({ problem }, { say }) => {
    const sentence = inside(say(problem));
    const space = sentence.endsWith('\n') ? '' : ' ';
    return `Los pesos no se importaron: ${sentence}${space}El experimento sigue como estaba.`;
  },
  'no-whole-npz': ({ file }) => `«${file}» no es un archivo .npz completo.`,
  'array-twice-in-file': ({ file, array }) => `«${file}» contiene «${array}» dos veces.`,
  'npz-damaged': ({ file }) => `«${file}» está dañado, o contiene mucho más que los pesos de una red.`,
  'array-damaged': ({ file, array }) => `«${array}» está dañado en «${file}».`,
  'no-valid-safetensors': ({ file, problem }, { say }) =>
    `«${file}» no es un archivo .safetensors válido: ${say(problem)}.`,
  'is-cut-off': () => 'está cortado',
  'describes-not': ({ array }) => `no describe «${array}» como debería`,
  'header-is-no-object': () => 'su cabecera no es un objeto',
  'header-breaks-rule': ({ rule }, { say }) => `su cabecera ${say(rule)}`,
  'array-outside': ({ array }) => `«${array}» queda fuera de él`,
  'arrays-overlap': ({ first, second }) => `«${first}» y «${second}» ocupan los mismos bytes`,
  'bytes-before-array': ({ bytes, array }, { number }) =>
    `${counted(bytes, 'byte', 'bytes', number)} antes de «${array}» no ${bytes === 1 ? 'pertenece' : 'pertenecen'} a ningún array`,
  'bytes-at-end': ({ bytes }, { number }) =>
    `${counted(bytes, 'byte', 'bytes', number)} al final no ${bytes === 1 ? 'pertenece' : 'pertenecen'} a ningún array`,
  'array-bytes': ({ array }) => `«${array}» no tiene tantos bytes como pide su forma`,
  'is-single-array': ({ file }) => `«${file}» es un solo array de NumPy: numpy.savez guarda varios con sus nombres.`,
  'is-hdf5': ({ file }) => `«${file}» es un archivo HDF5: guarda sus arrays con numpy.savez.`,
  'no-weights-file': ({ file }) => `«${file}» no es un archivo .safetensors completo ni un archivo .npz completo.`,
  'is-torch-file': ({ file, program }) =>
    `«${file}» lo escribió torch.save: es un pickle, un programa que esta aplicación no ejecuta. Dos líneas de Python lo guardan como safetensors:\n${program}\n`,
  'array-type': ({ array, type }) => `${array} es de tipo ${type}; solo se leen float16, bfloat16, float32 y float64.`,
  'array-shape': ({ array, there, here }) =>
    `${array} tiene la forma ${shapeText(there)} en el archivo y ${shapeText(here)} aquí. Elige antes los tamaños de la red.`,
  'array-not-allowed': ({ parameter, array }) => `${parameter} no se puede tomar de «${array}».`,
  'array-chosen-twice': ({ array }) => `«${array}» no puede ser dos parámetros a la vez.`,
  'array-not-finite': ({ array, place }, { number }) => `El número ${number(place)} de «${array}» no es finito.`,
  'no-array-chosen': () => 'Elige un array para al menos un parámetro.',
  'nothing-fits': ({ wanted, held }) =>
    `No contiene nada de ${wanted.join(', ')}${held.length === 0 ? '' : `; sí contiene ${held.join(', ')}`}.`,
};
