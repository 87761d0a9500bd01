import type { Messages } from '../messages.ts';
import type { bugs as english } from '../en/bugs.ts';

/** Spanish, the programs with a planted bug. */
export const bugs: Messages<typeof english> = {
  bugs: {
    title: 'Encuentra el error',
    lead: 'Diez programas dan el mismo paso que el laboratorio. Cada uno tiene una línea equivocada, y todas se han visto en el programa de alguien.',
    openLead:
      'Este programa dio el mismo paso que el laboratorio: mismos pesos, mismos datos, mismos números aleatorios. Una de sus líneas está equivocada.',
    settings: 'Aquí ambos lo dan con {settings}.',
    program: 'Programa {number}',
    programs: 'Programas',
    position: 'Programa {number} de {count}',
    previous: 'Programa anterior',
    next: 'Programa siguiente',
    status: {
      new: 'sin empezar',
      begun: 'empezado',
      half: 'primera diferencia encontrada',
      right: 'encontrado',
      shown: 'respuesta mostrada',
    },
    tries: '{count} intento | {count} intentos',
    noStep: {
      title: 'Aún no hay ningún paso registrado.',
      text: 'El programa da el mismo paso que el laboratorio: registra uno primero.',
      record: 'Registrar un paso',
    },
    waiting: 'El programa está dando su paso.',
    unseen:
      'En este paso la línea equivocada no cambia ningún número. Ve a otro paso, o prueba con un lote mayor u otra semilla.',
    question: { tensor: '¿Qué tensor difiere primero?', line: '¿Qué línea lo causa?' },
    lineNumber: 'línea {number}',
    side: { program: 'Este programa', lab: 'El laboratorio' },
    in: { program: 'este programa', lab: 'el laboratorio' },
    code: {
      what: 'PyTorch, un paso de entrenamiento y una evaluación',
      label: 'Líneas del programa',
      line: 'Línea {number}: {code}',
      wrong: 'la línea equivocada',
    },
    strip: {
      label: 'Lo que calcula el programa, en su orden',
      printed: 'W₁ impreso',
      evaluation: 'ŷ evaluado',
      first: 'primera diferencia',
      unseen: '{name}: aún sin mirar',
      differs: '{name}: difiere',
    },
    place: {
      printed_before: { name: 'W₁ impreso como «Before»', short: 'antes' },
      printed_after: { name: 'W₁ impreso como «After»', short: 'desp.' },
      evaluation_first: { name: 'ŷ de la primera evaluación', short: '1.ª' },
      evaluation_second: { name: 'ŷ de la segunda evaluación', short: '2.ª' },
    },
    looked: {
      equal: 'exactamente igual en ambos',
      differs: 'difiere',
      first: 'lo primero que difiere; todo lo anterior es exactamente igual',
      behind: 'difiere por lo que viene antes',
    },
    differing:
      '{count} de {total} celdas difiere, en {difference}, en [{row}, {column}] | {count} de {total} celdas difieren, hasta en {difference}, en [{row}, {column}]',
    legend: 'ambos en una misma escala',
    ask: { tensor: 'Lo primero que difiere:', line: 'Elige una línea o escribe su número' },
    check: 'Comprobar',
    hintOf: 'Pista',
    hints: 'Pistas',
    show: 'Mostrar la respuesta',
    notYet: 'Todavía no.',
    hint: {
      tensor: {
        walk: 'La tira sigue el orden del programa. Mira uno del centro: si es igual, la primera diferencia está a su derecha; si no, es ese mismo o está a su izquierda.',
        group: 'Está bajo «{group}».',
      },
      line: {
        gives:
          '¿Qué líneas intervienen en esto: {name}? Todo lo demás que entra en ello es exactamente igual en ambos.',
      },
    },
    verdict: {
      tensor: {
        right: 'Lo primero que difiere: {name}.',
        equal: '{name}: exactamente igual en ambos, celda por celda. Mira más adelante.',
        later: '{name}: difiere, pero ya hay algo antes que difiere. ¿A partir de qué se calcula?',
        'no-place': 'No hay nada con ese nombre.',
      },
      line: {
        right: 'La línea {number} es la equivocada.',
        equal: 'La línea {number} da esto: {name}. Es exactamente igual en ambos: la línea hace lo que debe.',
        later: 'La línea {number} da esto: {name}. Solo está mal porque ya lo está aquello de lo que parte: {first}.',
        beside: 'La línea {number} interviene en esto: {name}. Pero dice lo que debe. ¿Qué otra línea interviene?',
        'no-line': 'La línea {number} no calcula nada. Elige una que sí.',
      },
    },
    explanation: { title: 'Qué estaba mal', stands: 'dice', should: 'debería decir', seen: 'Visto en' },
    clue: {
      'p-for-q':
        'p es la probabilidad de que una unidad se apague. ¿Qué proporción de las unidades conservó el entrenamiento?',
      twice: 'En el entrenamiento la máscara ya divide entre q. ¿Qué le queda por compensar a la evaluación?',
      'no-eval': 'Las dos evaluaciones de este programa no coinciden entre sí. ¿Qué se sortea entre una y otra?',
      'unmasked-backward': 'd = h · m. ¿Cuál es la derivada de d respecto de h?',
      'new-mask-backward': 'Una unidad se apagó a la ida. ¿Sigue apagada a la vuelta?',
      'gate-for-mask':
        'Compara una celda que no sea 0 en ninguno de los dos. ¿En qué factor difieren? ¿Y por qué es 0 una celda que la máscara conservó?',
      'shared-mask': 'Compara las filas de la máscara entre sí. ¿Cuántas máscaras se sortearon?',
      summed: 'Divide una celda de uno entre la misma celda del otro. ¿Dónde has visto ese número?',
      'late-print': 'Compara lo que se imprime como «Before» con W₁ después de la actualización.',
      'rate-ignored': 'Cuenta las unidades conservadas. ¿Qué proporción es, y cuánto vale q?',
    },
    why: {
      'p-for-q':
        'El entrenamiento conserva cada unidad con probabilidad q = 1 − p y no escala nada; la evaluación, que las conserva todas, tiene que multiplicar W₂ por q. Con p las salidas solo son correctas si p = 0.5, donde p y q son el mismo número: por eso una línea así puede durar años.',
      twice:
        'En el entrenamiento la máscara divide entre q, de modo que d es h en promedio. La evaluación ya no tiene nada que compensar: multiplicada otra vez por q, cada salida se acerca a su sesgo. Basta con uno de los dos factores, 1/q al entrenar o q al evaluar.',
      'no-eval':
        'F.dropout apaga unidades salvo que se le diga lo contrario: training=True es su valor por defecto. Así las salidas cambian de una llamada a otra, aunque no cambien ni x ni los pesos. A las capas nn.Dropout se lo dice model.eval(), que se olvida con la misma facilidad.',
      'unmasked-backward':
        'Como d = h · m, el gradiente respecto de h es el gradiente respecto de d por la misma m: los ceros y el factor 1/q actúan una vez a la ida y otra a la vuelta. Sin ellos se corrige una unidad apagada por una salida en la que no intervino.',
      'new-mask-backward':
        'La vuelta tiene que pasar por las unidades por las que pasó la ida. Con una máscara propia corrige unidades que estaban apagadas y se salta otras que no lo estaban. Por eso una capa de dropout recuerda su máscara hasta la vuelta.',
      'gate-for-mask':
        'd > 0 vale 1 donde la unidad se conservó y además está activa. Se pierden dos cosas: el factor 1/q y el gradiente de una unidad conservada que ReLU dejó en 0. Lo segundo no daña, porque después la puerta de ReLU deja esa celda en 0 de todos modos; lo primero sí: todos los gradientes de la primera capa quedan multiplicados por q.',
      'shared-mask':
        'h[:1] es una sola fila, así que se sortea una sola máscara y la difusión (broadcasting) se la da a todas las muestras: todas pierden las mismas unidades. El promedio de muchos pasos sigue siendo correcto, pero dentro de un lote solo hay una red reducida, y una unidad apagada no aprende nada de todo el lote.',
      summed:
        'La pérdida es la media de lote × salidas números, así que su gradiente lleva el factor 1 / (lote × salidas). Sin él es el gradiente de la suma: la dirección correcta, pero tantas veces más largo, y una tasa de aprendizaje que servía para un tamaño de lote falla con otro.',
      'late-print':
        'W1 −= … cambia el tensor en el sitio, antes de imprimir nada. Lo que se llama «Before» es el peso después del paso, y «After» resta el gradiente por segunda vez. Lo que había que imprimir es la copia de W1.clone(). El cuaderno de la clase imprime exactamente así, después de optimizer.step().',
      'rate-ignored':
        'Las unidades se conservan con probabilidad 0.5 valga lo que valga p, y después se escalan por 1/q como si se hubiera conservado la proporción q. Con p = 0.5 nadie lo nota. Con cualquier otro p el promedio de d ya no es h, y el ajuste que debería hacer el dropout más débil o más fuerte solo cambia la escala.',
    },
  },
};
