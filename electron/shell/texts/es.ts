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
  crash: {
    message: 'La ventana ha fallado',
    detail: 'Al recargarla vuelve y ofrece tu trabajo tal como quedó guardado automáticamente.',
    outOfMemory: 'Se agotó la memoria.',
    reload: 'Recargar',
    quit: 'Salir',
  },
  hang: {
    message: 'La ventana no responde',
    detail:
      'Quizá esté ocupada con algo largo: espera, o recárgala. Recargar lo interrumpe y ofrece tu trabajo tal como quedó guardado automáticamente.',
    wait: 'Esperar',
    reload: 'Recargar',
    quit: 'Salir',
  },
  load: {
    message: 'No se pudo cargar la ventana',
    detail: (reason) =>
      `Tus archivos están como estaban. Si intentarlo de nuevo no ayuda, vuelve a instalar Dropout Lab. (${reason})`,
    reload: 'Intentar de nuevo',
    quit: 'Salir',
  },
  failure: {
    message: 'Algo falló en Dropout Lab',
    detail: (reason) =>
      `Lo ocurrido está en el registro. Guarda tu trabajo; si después algo es raro, inicia la aplicación de nuevo. (${reason})`,
    proceed: 'Continuar',
    log: 'Abrir el registro',
    quit: 'Salir',
  },
  files: { open: 'Abrir un experimento o una lección', save: 'Guardar', export: 'Exportar' },
};
