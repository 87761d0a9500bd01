import type { links as english } from '../en/links.ts';
import type { Messages } from '../messages.ts';

/** Spanish, what is said of a link to an experiment. */
export const links: Messages<typeof english> = {
  links: {
    copied: 'El enlace está en el portapapeles ({characters} caracteres).',
    notCopied: 'El navegador no deja que esta página escriba en el portapapeles: copia el enlace de aquí.',
    link: 'Enlace a este experimento',
    holds:
      'Contiene {parts}, pero no lo que se puede deshacer ni una lección con sus respuestas. Quien lo abre no envía nada de esto a un servidor.',
    notesLeftOut: 'Las notas son demasiado largas para un enlace y no van en él.',
    parts: {
      name: 'su nombre',
      settings: 'los ajustes con la semilla',
      table: 'las filas de «{name}»',
      edits: 'los cambios hechos a mano',
      step: 'el paso {step}',
      view: 'lo que hay en pantalla',
      notes: 'las notas',
    },
    close: 'Cerrar',
  },
};
