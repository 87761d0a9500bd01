import type { FileCause } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, FileFaults } from '#shared/errors/fault.ts';

const elsewhere = 'guárdalo en otra carpeta';

/** Why the system refused, and what the user can do when a file was not saved. */
const causes: Readonly<Record<FileCause, { readonly why: (detail: string) => string; readonly advice: string }>> = {
  'disk-full': { why: () => 'el disco está lleno', advice: `libera espacio o ${elsewhere}` },
  'share-used-up': { why: () => 'tu parte del disco está agotada', advice: `borra algo o ${elsewhere}` },
  'disk-read-only': { why: () => 'el disco es de solo lectura', advice: elsewhere },
  'not-allowed': {
    why: () => 'el sistema no lo permite',
    advice: `cierra los programas que usan el archivo o ${elsewhere}`,
  },
  'in-use': { why: () => 'otro programa usa el archivo', advice: `cierra ese programa o ${elsewhere}` },
  'file-gone': { why: () => 'no está ahí', advice: elsewhere },
  'folder-gone': { why: () => 'su carpeta ya no está ahí', advice: elsewhere },
  'file-for-folder': { why: () => 'hay un archivo donde debería estar su carpeta', advice: elsewhere },
  'is-folder': { why: () => 'una carpeta tiene este nombre', advice: 'elige otro nombre' },
  'no-ordinary-file': { why: () => 'no es un archivo corriente', advice: 'elige otro' },
  'name-too-long': { why: () => 'su nombre es demasiado largo', advice: 'elige un nombre más corto' },
  'browser-full': {
    why: () => 'a este navegador no le queda espacio para el laboratorio',
    advice: 'guarda el experimento como archivo o borra lo que guardan otros sitios',
  },
  'browser-refuses': {
    why: () => 'este navegador no guarda nada para esta página, como en una ventana privada',
    advice: 'guarda el experimento como archivo',
  },
  other: {
    why: (detail) => (detail === '' ? 'el sistema responde con un error' : `el sistema responde «${detail}»`),
    advice: elsewhere,
  },
};

/** Spanish, what goes wrong with experiment files and on the disk. */
export const fileTexts: FaultTextsOf<FileFaults> = {
  'file-refused': ({ field, line, rule }, { number, say }) => {
    const place = line === null ? '' : ` (línea ${number(line)})`;
    const advice =
      line === null ? 'Usa una copia anterior del archivo' : 'Corrígelo ahí o usa una copia anterior del archivo';
    return `${field || 'El archivo'}${place} ${say(rule)}. ${advice}.`;
  },
  'newer-version': ({ version, known }, { number }) =>
    `Se necesita un Dropout Lab más nuevo: este archivo tiene la versión ${number(version)} y este programa lee hasta la versión ${number(known)}.`,
  'file-too-large': ({ file, megabytes, most }, { number }) =>
    `${file} ocupa ${number(megabytes)} MB; un archivo de experimento tiene como máximo ${number(most)} MB.`,
  'no-room-in-file': ({ megabytes }, { number }) =>
    `El experimento no cabe en un archivo de ${number(megabytes)} MB: deshaz algunos de sus cambios.`,
  'not-saved': ({ file, cause, detail }) => {
    const what = file === null ? 'El experimento no se guardó solo' : `«${file}» no se guardó`;
    const { why, advice } = causes[cause];
    return `${what}: ${why(detail)}. Lo que había antes sigue intacto; ${advice}.`;
  },
  'not-opened': ({ file, cause, detail }) =>
    `${file === null ? 'El archivo' : `«${file}»`} no se puede abrir: ${causes[cause].why(detail)}.`,
  'others-not-opened': ({ opened, others }) =>
    `Los archivos se abren de uno en uno: «${opened}». Sin abrir: ${others.map((name) => `«${name}»`).join(', ')}.`,
  'autosaves-unreachable': ({ cause, detail }) =>
    `No se puede acceder a los experimentos que se guardaron solos: ${causes[cause].why(detail)}. Quedan como están.`,
  'autosave-gone': () =>
    'Este experimento, que se guardó solo, ya no se ofrece: otra ventana lo recuperó o se descartó. Lo que está en pantalla sigue como estaba.',
  'autosave-unreadable': () => 'Este experimento, que se guardó solo, no se puede leer.',
  'window-is-closed': () => 'La ventana de este experimento está cerrada.',
  'data-folder-not-absolute': ({ folder }) => `DROPOUT_LAB_DATA debe ser una ruta absoluta, no ${folder}.`,
  'other-took-place': ({ file }) =>
    `«${file}» no se escribió: otro experimento ya había ocupado el lugar del que se iba a guardar. Para guardar el que está en pantalla, guarda otra vez.`,
  'file-changed': ({ file }) =>
    `Otro programa cambió «${file}» desde que se abrió o se guardó aquí. Aún no se escribió nada: al sobrescribirlo se pierde ese cambio.`,
  'file-deleted': ({ file }) =>
    `«${file}» se borró, se movió o cambió de nombre desde que se abrió o se guardó aquí. El experimento en pantalla se conserva.`,
  'file-not-known': () => 'Este archivo ya no se conoce; elígelo de nuevo.',
};
