import type { hiding as english } from '../en/hiding.ts';
import type { Messages } from '../messages.ts';

/** Español, lo oculto: lo que pregunta una tarea, hasta que se responde o se abandona. */
export const hiding: Messages<typeof english> = {
  hiding: {
    veil: 'te toca decirlo',
    cell: 'oculto hasta que se responda la pregunta',
    place: 'Oculto hasta que se responda la pregunta',
    placeText: 'Lo que hay aquí revelaría la respuesta.',
    check: 'Estás comprobando tu trabajo: F9 vuelve a él',
    checkShort: 'Tu trabajo: F9',
    lead: 'Volver a la pregunta',
    exports: 'Oculto hasta que se responda la pregunta: lo que la revelaría no se puede exportar.',
  },
};
