import type { files as english } from '../en/files.ts';
import type { Messages } from '../messages.ts';

/** Spanish, what is kept of an experiment: files, undo, notes, saving by itself. */
export const files: Messages<typeof english> = {
  file: {
    menu: 'Archivo',
    new: 'Experimento nuevo',
    newLesson: 'Nueva lección…',
    newLessonName: 'mi-leccion',
    open: 'Abrir…',
    save: 'Guardar',
    saveAs: 'Guardar como…',
    importTable: 'Importar una tabla…',
    checkWork: 'Comprobar mi trabajo…',
    importWeights: 'Importar pesos de PyTorch o NumPy…',
    keys: 'Atajos de teclado…',
    teachGuide: 'Cómo enseñar con el programa',
    lessonGuide: 'Cómo se escribe una lección',
    openLog: 'Abrir el registro',
    about: 'Acerca de Dropout Lab',
    worksheet: 'Hoja de ejercicios…',
    print: 'Imprimir…',
    saveLessonStart: 'Guardar inicio de lección…',
    lessonStartTitle: '{title}, inicio',
    courseStartTitle: 'Lección {number}, {title}, inicio',
    tableTitle: '{name}, semilla {seed}',
    rename: 'Cambiar el nombre',
    titleField: 'Nombre del experimento',
    unsaved: 'Sin guardar',
    drop: 'Suelta el archivo para abrirlo.',
    dropUnsaved: 'Suelta el archivo para abrirlo. Antes se te pregunta por lo que no está guardado.',
    autosaved: 'Guardado solo a las {time}',
    autosaveFailed: 'No se guardó solo: {reason}',
    savedInRun: 'Guardado a las {time}; la ejecución sigue',
    waits: {
      save: '«{name}» se guarda en cuanto termine lo que está en curso',
      open: '«{name}» se abre en cuanto termine lo que está en curso',
      export: '{name}: se crea en cuanto termine lo que está en curso',
    },
  },
  leave: {
    title: '¿Guardar antes los cambios?',
    text: '«{title}» tiene cambios que no están en ningún archivo. Otro experimento ocuparía su lugar.',
    save: 'Guardar',
    discard: 'No guardar',
    stay: 'Cancelar',
  },
  check: {
    differs:
      'Los números registrados en este archivo no son los que se calculan aquí: paso {step}, {tensor}, difiere hasta en {difference}. La pantalla muestra los calculados aquí.',
    differsAtStart:
      'Los números registrados en este archivo no son los que se calculan aquí: {tensor} al comienzo difiere hasta en {difference}. La pantalla muestra los calculados aquí.',
    unknownView:
      'Este archivo lo guardó una versión más nueva mientras se miraba algo que esta versión no tiene. Todo lo demás está como se guardó; sus números no cambian.',
    parted:
      'Los números registrados en este archivo se obtienen también aquí hasta el paso {step}. Ahí se separan {recordedBy}, que los registró, y {used}: {cause}.',
    partedThen:
      '{parted} A partir de ahí no se pueden comparar, y nada se puede decir del paso {step}, donde {tensor} difiere hasta en {difference}. La pantalla muestra los números calculados aquí.',
    cause: {
      kink: 'z₁ de la muestra {sample}, unidad {unit}, es {value}, a un redondeo del punto anguloso de {activation}',
      rounding: 'las diferencias de redondeo han crecido',
      overflow: 'los números ya no son finitos',
    },
    unknownEngine: 'un motor que el archivo no nombra',
    dismiss: 'Descartar aviso',
  },
  recovery: {
    title: 'Un experimento quedó sin guardar | {count} experimentos quedaron sin guardar',
    detail: 'paso {count}, {time}',
    recover: 'Recuperar',
    discard: 'Desechar',
    discardAll: 'Desechar todos…',
    discardTitle: '¿Desechar este experimento? | ¿Desechar estos {count} experimentos?',
    discardText:
      'No está en ningún archivo: lo que se desecha no se puede recuperar. | No están en ningún archivo: lo que se desecha no se puede recuperar.',
    keep: 'Conservar',
    later: 'Más tarde',
    recoverNamed: 'Recuperar {title}, {detail}',
    discardNamed: 'Desechar {title}, {detail}',
  },
  notes: {
    title: 'Notas',
    hint: 'Se guardan con el experimento.',
    field: 'Notas sobre este experimento',
    written: 'Notas, con texto',
    showNotes: 'Mostrar al abrir el archivo',
    showNotesHint: 'Quien abra el archivo las leerá primero.',
    close: 'Cerrar las notas',
    shown: 'Notas de este archivo',
    again: 'Se pueden releer en Notas.',
    begin: 'Cerrar y empezar',
  },
  changes: {
    redoNamed: 'Rehacer: {change}',
    seed: 'semilla nueva {seed}',
    setting: '{name} {before} → {after}',
    andMore: '{change} y {count} más',
    drawnData: 'datos sorteados con la semilla',
    table: 'datos de {name}',
    reset: 'Reiniciar',
  },
};
