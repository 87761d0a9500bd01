import type { FaultTextsOf, WindowFaults } from '#shared/errors/fault.ts';
import { counted } from './counted.ts';
import { inside } from './inside.ts';

/** Spanish, what the window itself refuses. */
export const windowTexts: FaultTextsOf<WindowFaults> = {
  'pasted-gap': ({ row, column }, { number }) =>
    `La fila ${number(row)}, columna ${number(column)} de lo pegado está vacía. No se cambió nada.`,
  'pasted-no-number': ({ row, column, text }, { number }) =>
    `La fila ${number(row)}, columna ${number(column)} de lo pegado no es un número: «${text}». No se cambió nada.`,
  'pasted-too-small': ({ row, column, text }, { number }) =>
    `La fila ${number(row)}, columna ${number(column)} de lo pegado es demasiado pequeña para un float32, que la haría 0: «${text}». No se cambió nada.`,
  'pasted-too-large': ({ row, column, text }, { number }) =>
    `La fila ${number(row)}, columna ${number(column)} de lo pegado es demasiado grande para un float32: «${text}». No se cambió nada.`,
  'pasted-no-room': ({ rows, columns, roomRows, roomColumns }, { number }) =>
    `Lo pegado tiene ${counted(rows, 'fila', 'filas', number)} y ${counted(columns, 'columna', 'columnas', number)}; desde la celda elegida hay ${number(roomRows)} y ${number(roomColumns)}. No se cambió nada.`,
  'edited-is-gone': () =>
    'Lo que cambiaste ya no está en pantalla: antes se mostró otro experimento, o ninguno de sus pasos.',
  'dialog-needs-press': () =>
    'El navegador solo muestra su diálogo de archivos justo después de una tecla o un clic: vuelve a pedirlo.',
  'not-begun-elsewhere': ({ count }, { number }) =>
    `Cuando el experimento cambió de pestaña, ${counted(count, 'entrenamiento', 'entrenamientos', number)} todavía ${count === 1 ? 'esperaba y no empezó' : 'esperaban y no empezaron'}: vuelve a pedirlo donde está ahora el experimento.`,
  'nothing-to-paint': () => 'En esta pantalla todavía no hay ninguna imagen: da un paso o elige qué mostrar.',
  'picture-failed': ({ reason }, { say }) => `No se pudo hacer la imagen: ${inside(say(reason))}`,
  'no-canvas': () => 'Aquí no se puede obtener un lienzo de ese tamaño.',
  'font-unreadable': () => 'No se pudo leer una fuente de la aplicación.',
  'too-large-for-link': ({ most }, { number }) =>
    `Este experimento necesita más de los ${number(most)} caracteres que admite un enlace: guárdalo como archivo y comparte el archivo.`,
  'link-damaged': () =>
    'El experimento de este enlace está dañado o incompleto y no se abrió. Copia otra vez el enlace entero o pide el experimento como archivo; mientras tanto puedes seguir con lo que hay aquí.',
  'link-refused': ({ field, rule }, { say }) =>
    `Lo que contiene este enlace no es un experimento: ${field || 'el contenido'} ${say(rule)}. Pide de nuevo el enlace o el experimento como archivo.`,
};
