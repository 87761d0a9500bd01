import { clause, shapeText, type JsonMistake } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, RuleFaults } from '#shared/errors/fault.ts';
import { counted } from './counted.ts';
import { inside } from './inside.ts';

const types: Readonly<Record<string, string>> = {
  int: 'un número entero',
  number: 'un número finito',
  string: 'un texto',
  boolean: 'verdadero o falso (true o false)',
  object: 'un objeto',
  array: 'una lista',
};

const jsonMistakes: Readonly<Record<JsonMistake, string>> = {
  'stray-mark': 'hay algo que no es ni un valor ni un paréntesis',
  number: 'un número no está escrito como lo escribe JSON',
  'field-name': 'falta el nombre de un campo o no lleva comillas',
  'no-value': 'falta un valor',
  'no-colon': 'faltan los dos puntos',
  'no-comma': 'falta una coma',
  'open-brace': 'falta una llave de cierre: quizá el archivo está cortado',
  'open-bracket': 'falta un corchete de cierre: quizá el archivo está cortado',
  'more-behind': 'hay algo más después del final',
  comment: 'no se permiten comentarios',
  'open-text': 'un texto no tiene comillas de cierre: quizá el archivo está cortado',
  'unicode-escape': 'tras \\u no siguen cuatro cifras hexadecimales',
  escape: 'tras una barra invertida sigue una letra que no significa nada',
  'control-character': 'un texto contiene un salto de línea u otro carácter de control',
  unreadable: 'no se puede leer',
};

/** Spanish, what a field of a request or a file breaks: the second half of the sentence "<field> ...". */
export const ruleTexts: FaultTextsOf<RuleFaults> = {
  'wrong-type': ({ type }) => `debe ser ${types[type] ?? type}`,
  'none-of': ({ values }) => `debe ser uno de estos valores: ${values.join(', ')}`,
  'at-least': ({ minimum }, { number }) => `debe ser al menos ${number(minimum)}`,
  'more-than': ({ minimum }, { number }) => `debe ser mayor que ${number(minimum)}`,
  'at-most': ({ maximum }, { number }) => `debe ser como máximo ${number(maximum)}`,
  'less-than': ({ maximum }, { number }) => `debe ser menor que ${number(maximum)}`,
  'too-few-entries': ({ minimum }, { number }) =>
    `debe tener al menos ${counted(minimum, 'elemento', 'elementos', number)}`,
  'too-many-entries': ({ maximum }, { number }) =>
    `debe tener como máximo ${counted(maximum, 'elemento', 'elementos', number)}`,
  'too-few-characters': ({ minimum }, { number }) =>
    `debe tener al menos ${counted(minimum, 'carácter', 'caracteres', number)}`,
  'too-many-characters': ({ maximum }, { number }) =>
    `debe tener como máximo ${counted(maximum, 'carácter', 'caracteres', number)}`,
  'no-such-field': ({ fields }) =>
    fields.length === 1 ? `no tiene ningún campo llamado ${fields.join()}` : `no tiene los campos ${fields.join(', ')}`,
  'not-valid': () => 'no es válido',
  'whole-number-range': ({ minimum, maximum }, { number }) =>
    `debe ser un número entero de ${number(minimum)} a ${number(maximum)}`,
  'not-a-probability': () => 'debe ser al menos 0 y menor que 1',
  'not-a-positive-float32': () => 'debe ser un número float32 mayor que 0',
  'not-a-finite-float32': () => 'debe ser un número finito que quepa en un float32',
  'not-finite-numbers': () => 'debe contener solo números finitos',
  'holds-not-finite': () => 'contiene un número que no es finito',
  'no-setting-changed': () => 'debe cambiar algún hiperparámetro',
  'too-many-tensor-numbers': ({ most }, { number }) =>
    `sustituye tensores enteros por más de ${number(most)} números en total: deshaz algunos de estos cambios`,
  'too-many-tensor-edits': () => 'sustituye tensores enteros por más números de los que caben en un archivo',
  'table-size': () => 'no tiene tantos números como piden sus filas y columnas',
  'no-tensor': () => 'debe ser una lista de números, una lista de filas o {"shape", "base64Float32LittleEndian"}',
  'no-base64-floats': () => 'tiene un base64Float32LittleEndian que no es base64 de números float32',
  'tensor-shape-length': ({ shape, numbers }, { number }) =>
    `tiene la forma ${shapeText(shape)}, pero ${counted(numbers, 'número', 'números', number)}`,
  'is-missing': () => 'falta',
  'mixes-numbers-and-rows': () => 'mezcla números y filas',
  'uneven-row': ({ row, numbers, first }, { number }) =>
    `tiene ${counted(numbers, 'número', 'números', number)} en la fila ${number(row)}, no ${number(first)}`,
  'no-float32-at': ({ place }, { number }) => `debe contener solo números float32: el valor ${number(place)} no lo es`,
  'not-json': ({ mistake }) => `no es JSON: ${jsonMistakes[mistake]}`,
  'forbidden-field': ({ field }) => `tiene un campo llamado ${field}, que ningún archivo puede tener`,
  'field-twice': ({ field }) => `tiene dos veces el campo ${field}`,
  'too-many-fields': ({ most }, { number }) => `tiene más de ${number(most)} campos`,
  'too-many-containers': ({ most }, { number }) => `pasa de los ${number(most)} objetos y listas permitidos`,
  'too-deep': ({ most }, { number }) => `está anidado a más de ${number(most)} niveles`,
  'too-many-values': ({ most }, { number }) =>
    `viene después de los primeros ${number(most)} valores: ningún archivo contiene más`,
  'number-too-large': () => 'es demasiado grande para un número',
  'not-utf8': () => 'no es texto UTF-8',
  'larger-than-a-file': ({ megabytes }, { number }) => `pasa de los ${number(megabytes)} MB que puede tener un archivo`,
  'not-an-object': () => 'debe ser un objeto',
  'other-format': ({ format }) => `debe ser "${format}": esto no es un archivo de Dropout Lab`,
  'not-a-version': () => 'debe ser un número entero desde 0',
  'unknown-field': () => 'es un campo que ningún archivo de esta versión tiene',
  'does-not-fit': ({ misfit }, { say }) => `no encaja: ${inside(clause(say(misfit)))}`,
  'keeps-too-many-edits': ({ most }, { number }) =>
    `debe ser como máximo ${number(most)}, tantos como cambios tiene el estado anterior`,
  'too-many-edits': ({ most }, { number }) => `suma más de ${number(most)} cambios`,
  'too-many-states': () => 'contiene demasiadas redes y demasiados cambios',
  'other-count': ({ expected, given }, { number }) =>
    `debe tener ${counted(expected, 'número', 'números', number)}, no ${number(given)}`,
  'not-null-before-first-step': () => 'debe ser null antes del primer paso',
  'tensor-of-other-network': () => 'es un tensor que esta red no tiene',
  'other-shape': ({ expected, given }) => `debe tener la forma ${shapeText(expected)}, no ${shapeText(given)}`,
  'not-from-a-file': () => 'no es lo que dejó un archivo',
};
