import type { activations as english } from '../en/activations.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the activations. */
export const activations: Messages<typeof english> = {
  activations: {
    relu: {
      forward: 'Lo que no es positivo pasa a 0: la unidad está muerta por ReLU en esa muestra.',
      backward: 'ReLU deja pasar el gradiente solo donde z₁ era positivo.',
      hidden: 'ReLU deja pasar lo positivo; lo demás pasa a ser 0, y la unidad queda muerta por ReLU para esa muestra.',
      gradient: 'ReLU deja pasar el gradiente solo donde z₁ es positivo. Esto es δ, la columna del producto externo.',
      awake: 'z₁ es mayor que 0: la unidad {unit} está activa para la muestra {sample} y ReLU la deja pasar tal cual.',
      asleep:
        'z₁ no es mayor que 0: la unidad {unit} está muerta por ReLU para la muestra {sample} y h es exactamente 0.',
      gate: 'z₁ > 0',
      zeros: {
        dropped: '{count} apagada | {count} apagadas',
        dead: '{count} muerta por ReLU | {count} muertas por ReLU',
      },
      auditFailed:
        'Una diferencia supera su tolerancia. Cerca de un codo de ReLU, donde z₁ es casi 0, puede ser redondeo: un lado de la comparación ve la unidad activa y el otro, inactiva. Si ningún z₁ está cerca de 0, una fórmula es incorrecta.',
      kinks:
        'Un codo está donde z₁ = 0: ahí ReLU se dobla, y un movimiento que lo cruza no tiene una sola pendiente. Esas celdas se excluyen de las diferencias centrales.',
    },
  },
};
