import type { edits as english } from '../en/edits.ts';
import type { Messages } from '../messages.ts';

/** Spanish, edits of numbers and masks. */
export const edits: Messages<typeof english> = {
  edits: {
    title: 'Cambios',
    count: '{count} cambio | {count} cambios',
    undo: 'Deshacer',
    undoNamed: 'Deshacer: {edit}',
    redo: 'Rehacer',
    more: 'y {count} antes',
    resetHint: 'Reiniciar devuelve los valores de la semilla.',
    atStep: 'paso {step}: {edit}',
    fromStep: 'desde el paso {step}: {edit}',
    value: '{cell} = {value}',
    values: '{count} números de {tensor}',
    tensor: 'todo {tensor} sustituido',
    drop: 'apagar la unidad {unit} en la muestra {sample}',
    keep: 'conservar la unidad {unit} en la muestra {sample}',
    dropEverywhere: 'apagar la unidad {unit} en todas',
    keepEverywhere: 'conservar la unidad {unit} en todas',
    dropInSome: 'apagar la unidad {unit} en {count} muestras',
    keepInSome: 'conservar la unidad {unit} en {count} muestras',
    redraw: 'sortear otra vez la máscara de la muestra {sample}',
    lock: 'fijar la máscara',
    unlock: 'soltar la máscara',
    change: 'Cambiar este número',
    apply: 'Aplicar',
    wrong: 'No es un número.',
    tooSmall: 'Demasiado pequeño para un float32, que lo haría 0.',
    tooLarge: 'Demasiado grande para un float32.',
    twoReadings: '«{text}» es {point} o {comma}: escribe cuál.',
    pasteHint: 'O pega números de una hoja de cálculo sobre la matriz.',
    pasteWrong: 'La fila {row}, columna {column} de lo pegado no es un número: «{text}». No se ha cambiado nada.',
    pasteGap: 'La fila {row}, columna {column} de lo pegado está vacía. No se cambió nada.',
    pasteTooSmall:
      'La fila {row}, columna {column} de lo pegado es demasiado pequeña para un float32, que la haría 0: «{text}». No se cambió nada.',
    pasteTooLarge:
      'La fila {row}, columna {column} de lo pegado es demasiado grande para un float32: «{text}». No se cambió nada.',
    pasteNoRoom:
      'Lo pegado mide {rows} × {columns} (filas × columnas); desde la celda elegida caben {roomRows} × {roomColumns}. No se cambió nada.',
    pasteQuestion: '«{text}» es {point} con punto decimal y {comma} con coma decimal. ¿Cuál se pegó?',
    pasteNothing: 'No pegar nada',
    dropHere: 'Apagar en esta muestra',
    keepHere: 'Conservar en esta muestra',
    everywhere: 'Apagar o conservar la unidad {unit} en todas',
    redrawRow: 'Sortear otra vez la fila',
    lockMask: 'Fijar la máscara',
    unlockMask: 'Soltar la máscara',
  },
};
