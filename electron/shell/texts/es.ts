import type { ShellTexts } from './shell-texts.ts';

export const es: ShellTexts = {
  close: {
    question: (name) => `¿Guardar los cambios de «${name}» antes de cerrar?`,
    detail: 'Los cambios que no se guardan se pierden.',
    save: 'Guardar',
    discard: 'No guardar',
    cancel: 'Cancelar',
  },
  unload: {
    question: '¿Salir sin guardar?',
    detail: 'El experimento tiene cambios que no están en ningún archivo.',
    leave: 'Salir',
    stay: 'Quedarse',
  },
};
