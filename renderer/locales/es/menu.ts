import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the menu of the desktop window: its menus, each with the letter of its key, and what the system does. */
export const menu: Messages<typeof english> = {
  menus: {
    file: '&Archivo',
    recent: 'Abrir reciente',
    export: 'Exportar',
    edit: '&Edición',
    view: '&Ver',
    window: 'Ve&ntana',
    help: 'A&yuda',
    clearRecent: 'Vaciar la lista',
  },
  menuRoles: {
    services: 'Servicios',
    hide: 'Ocultar Dropout Lab',
    hideOthers: 'Ocultar otros',
    unhide: 'Mostrar todo',
    quit: 'Salir de Dropout Lab',
    close: 'Cerrar ventana',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    resetZoom: 'Tamaño real',
    togglefullscreen: 'Pantalla completa',
    minimize: 'Minimizar',
    zoom: 'Ajustar la ventana',
    front: 'Traer todo al frente',
  },
};
