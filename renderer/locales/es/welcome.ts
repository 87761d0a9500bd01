import type { welcome as english } from '../en/welcome.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the start screen. */
export const welcome: Messages<typeof english> = {
  welcome: {
    tagline: 'Lo que el dropout hace con una red pequeña, número a número.',
    open: 'Pantalla de inicio',
    back: 'Volver al experimento',
    step: {
      title: 'El paso de la clase',
      text: 'La red de la propia clase: un paso de entrenamiento con todos sus números.',
      open: 'Abrir el paso',
      settings: 'Elegir ajustes…',
    },
    lessons: {
      title: 'Lecciones',
      text: 'Trece lecciones en el orden de la clase: dices un número antes de verlo.',
      next: 'Lección {number}: {title}.',
      open: 'Empezar con la lección {number}',
      goOn: 'Seguir con la lección {number}',
      all: 'Todas las lecciones',
      done: 'Hechas: {done} de {count}.',
      task: 'Lección {number}',
      taskDone: 'Lección {number}, hecha',
    },
    file: {
      title: 'Abrir un archivo',
      text: 'Un experimento que te dieron en clase o que guardaste, en el punto en que se dejó.',
      open: 'Abrir un archivo…',
      drop: {
        computer: 'Suelta un archivo .dropoutlab en cualquier lugar de esta ventana',
        browser:
          'Suelta un archivo .dropoutlab en esta página. Con doble clic solo se abre aquí si has instalado este sitio.',
      },
    },
    again: {
      title: 'Abrir de nuevo',
      text: 'O un archivo que te dieron en clase, en el punto en que se dejó.',
      unsaved: {
        computer:
          'Este experimento no se guardó; se conserva hasta que lo deseches. | {count} experimentos no se guardaron; se conservan hasta que los deseches.',
        browser:
          'Este experimento no se guardó; se conserva en este navegador hasta que lo deseches o borres sus datos. | {count} experimentos no se guardaron; se conservan en este navegador hasta que los deseches o borres sus datos.',
      },
      all: 'Los {count}…',
    },
    showAtStart: 'Mostrar esto al abrir la aplicación',
    offline: {
      computer: 'Sin cuenta ni red: todo se queda en este ordenador.',
      browser: 'Sin cuenta y sin enviar nada: todo se queda en este navegador.',
    },
  },
};
