import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the entries of the desktop menu that the system acts on. */
export const menu: Messages<typeof english> = {
  menuRoles: {
    editMenu: 'Edición',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    viewMenu: 'Ver',
    resetZoom: 'Tamaño real',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    togglefullscreen: 'Pantalla completa',
    windowMenu: 'Ventana',
    minimize: 'Minimizar',
    close: 'Cerrar ventana',
    quit: 'Salir',
  },
};
