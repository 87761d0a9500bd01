import type { site as english } from '../en/site.ts';
import type { Messages } from '../messages.ts';

/** Spanish, what the web edition says of its site. */
export const site: Messages<typeof english> = {
  site: {
    newVersion: 'Hay una versión nueva.',
    reloadWhenYouLike: 'Recarga cuando quieras: tu trabajo se conserva. Hasta entonces sigue esta.',
    reload: 'Guardar y recargar',
    later: 'Más tarde',
  },
};
