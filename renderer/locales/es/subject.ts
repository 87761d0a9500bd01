import type { subject as english } from '../en/subject.ts';
import type { Messages } from '../messages.ts';

/** Español, lo que se elige en varias pantallas: una muestra, una unidad, una salida, un paso. */
export const subject: Messages<typeof english> = {
  subject: {
    sample: 'Muestra',
    unit: 'Unidad',
    output: 'Salida',
    step: 'Paso',
    of: 'de {total}',
    previous: { sample: 'Muestra anterior', unit: 'Unidad anterior', output: 'Salida anterior', step: 'Paso anterior' },
    next: { sample: 'Muestra siguiente', unit: 'Unidad siguiente', output: 'Salida siguiente', step: 'Paso siguiente' },
  },
};
