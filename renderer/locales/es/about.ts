import type { about as english } from '../en/about.ts';
import type { Messages } from '../messages.ts';

/** Spanish, what the app says of itself. */
export const about: Messages<typeof english> = {
  about: {
    title: 'Acerca de Dropout Lab',
    lead: 'Versión {version}, licencia MIT',
    close: 'Cerrar',
    engine: 'Motor en uso',
    native: 'TensorFlow nativo',
    nativeHere: 'en esta aplicación',
    nativeNot: 'no en esta aplicación: {reason}',
    notConnected: 'sin conexión',
    browser: 'Navegador',
    names: { electron: 'Electron', chromium: 'Chromium', node: 'Node.js' },
    keptIn: {
      computer:
        'Lo que se guarda automáticamente queda en este ordenador. No se envía nada ni se buscan actualizaciones.',
      browser:
        'Lo que se guarda automáticamente queda en el almacenamiento de este navegador hasta que se borren en él los datos de este sitio. No se envía nada. Una versión nueva viene solo de este sitio, se anuncia y espera a que recargues.',
    },
    places: { data: 'Abrir la carpeta de datos', log: 'Abrir el registro' },
    own: 'Licencia de Dropout Lab',
    others: 'Licencias de los paquetes que contiene',
    loading: 'Cargando …',
    missing: 'No se pudieron cargar las licencias.',
  },
};
