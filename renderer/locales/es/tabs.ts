import type { tabs as english } from '../en/tabs.ts';
import type { Messages } from '../messages.ts';

/** Spanish, which tab of a browser has the app, and a page without access to it. */
export const tabs: Messages<typeof english> = {
  tabs: {
    openTitle: 'Dropout Lab está abierto en otra pestaña',
    openText:
      'Cierra esta pestaña y sigue allí, o úsalo aquí: el experimento de la otra pestaña viene tal como está, guardado o no.',
    useHere: 'Usar aquí',
    asking: 'La otra pestaña entrega su experimento …',
    movedTitle: 'Dropout Lab se usa ahora en otra pestaña.',
    movedText: 'El experimento se fue tal como estaba. Lo que hay en esta pantalla aún se puede leer, no cambiar.',
    useHereAgain: 'Volver a usar aquí',
    silent:
      'La otra pestaña no responde. Ciérrala: la aplicación se abre entonces aquí y ofrece lo que esa pestaña guardó por sí misma.',
    kept: 'La otra pestaña conserva su experimento: {reason} Sigue allí, o ciérrala: la aplicación se abre entonces aquí y ofrece lo que esa pestaña guardó por sí misma.',
    noAccessTitle: 'Esta dirección no tiene acceso a Dropout Lab',
    noAccessText:
      'Abre la dirección que Dropout Lab mostró en el terminal al iniciarse por última vez: termina en «token=» y un código que es nuevo en cada inicio.',
  },
};
