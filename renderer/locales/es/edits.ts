import type { edits as english } from '../en/edits.ts';
import type { Messages } from '../messages.ts';

/** Spanish, edits of numbers and masks. */
export const edits: Messages<typeof english> = {
  edits: {
    title: 'Cambios',
    count: 'Cambios: {count}',
    undo: 'Deshacer',
    undoNamed: 'Deshacer: {edit}',
    redo: 'Rehacer',
    more: 'y {count} antes',
    resetHint: 'Reiniciar devuelve los valores de la semilla.',
    value: 'paso {step}: {cell} = {value}',
    tensor: 'paso {step}: todo {tensor} sustituido',
    drop: 'paso {step}: apagar la unidad {unit} en la muestra {sample}',
    keep: 'paso {step}: conservar la unidad {unit} en la muestra {sample}',
    redraw: 'paso {step}: sortear otra vez la máscara de la muestra {sample}',
    lock: 'paso {step}: fijar la máscara',
    unlock: 'paso {step}: soltar la máscara',
    hyperparameter: 'desde el paso {step}: {changes}',
    change: 'Cambiar este número',
    apply: 'Aplicar',
    wrong: 'No es un número.',
    tooSmall: 'Demasiado pequeño para un float32, que lo haría 0.',
    tooLarge: 'Demasiado grande para un float32.',
    twoReadings: '«{text}» es {point} o {comma}: escribe cuál.',
    pasteHint: 'O pega números de una hoja de cálculo sobre la matriz.',
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
