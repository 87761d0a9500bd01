import { shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, LessonFaults } from '#shared/errors/fault.ts';
import type { LessonForbidden, LessonIndex, LessonThing } from '#shared/errors/lesson-words.ts';
import { counted } from './counted.ts';

/** Lo que no existe con un nombre. */
const things: Readonly<Record<LessonThing, string>> = {
  field: 'La cabecera no tiene el campo',
  setting: 'Un experimento no tiene el ajuste',
  block: 'No existe el bloque',
  line: 'No existe la línea',
  attribute: 'No existe el atributo',
  tensor: 'No existe el tensor',
  phase: 'No existe la fase',
  screen: 'No existe la pantalla',
  tab: 'No existe la pestaña',
  quantity: 'No existe la magnitud',
  part: 'Lo que se marca nunca es',
  condition: 'No existe la condición',
};

const forbidden: Readonly<Record<LessonForbidden, string>> = {
  html: 'Una lección no lleva HTML: escribe Markdown, o ponlo entre `…` para mostrarlo.',
  image: 'Una lección no lleva imágenes: deja que la pantalla lo muestre con :::look.',
  'outside-link': 'Una lección solo enlaza con lugares de la aplicación: [texto](look:phase=mask,cell=mask[4,2]).',
  reference:
    'Una lección no lleva definiciones de enlaces: escribe el lugar detrás del texto, [texto](look:phase=mask).',
  footnote: 'Una lección no lleva notas al pie: dilo en el texto.',
  table: 'Una lección no lleva tablas: sus tablas son las matrices de la pantalla.',
  rule: 'Una lección no lleva rayas entre sus partes: usa un título.',
  heading: 'Los títulos de una lección tienen de dos a cuatro #: el suyo propio está en la cabecera.',
  'check-box': 'Las casillas solo aparecen en la lista de un :::choice.',
  other: 'Una lección no admite este tipo de Markdown.',
};

const indices: Readonly<Record<LessonIndex, string>> = { sample: 'la muestra', unit: 'la unidad', input: 'la entrada' };

/** Spanish, what is wrong with a lesson. */
export const lessonTexts: FaultTextsOf<LessonFaults> = {
  'lesson-too-large': ({ most }, { number }) => `Una lección tiene como mucho ${number(most)} caracteres.`,
  'lesson-too-many-lines': ({ most }, { number }) => `Una lección tiene como mucho ${number(most)} líneas.`,
  'lesson-control-character': () => 'En esta línea hay un carácter de control invisible: bórrala y escríbela de nuevo.',
  'lesson-line-too-long': ({ most }, { number }) =>
    `Una línea tiene como mucho ${counted(most, 'carácter', 'caracteres', number)}.`,
  'lesson-piece-too-long': ({ most }, { number }) =>
    `Este párrafo o esta lista tiene más de ${counted(most, 'carácter', 'caracteres', number)}: divídelo.`,
  'lesson-too-deep': ({ most }, { number }) =>
    `Las listas, las citas y los énfasis se anidan como mucho hasta ${number(most)} niveles.`,
  'lesson-without-text': () => 'Debajo de la cabecera no hay nada.',

  'lesson-no-front-matter': () =>
    'Una lección empieza con su cabecera: una línea ---, los campos id, title, language, minutes y experiment, y una línea ---.',
  'lesson-front-matter-open': () => 'A la cabecera que empieza aquí le falta la línea --- del final.',
  'lesson-front-matter-too-long': ({ most }, { number }) =>
    `La cabecera tiene como mucho ${counted(most, 'línea', 'líneas', number)}.`,
  'lesson-front-matter-no-fields': () => 'La cabecera se compone de campos, uno por línea, como title: Dos máscaras.',
  'lesson-yaml': () => 'La cabecera no se puede leer aquí: cada línea es un nombre, dos puntos, un espacio y un valor.',
  'lesson-yaml-colon': () => 'Un valor que contiene dos puntos va entre comillas: title: "Dropout: por qué".',
  'lesson-yaml-tab': () => 'La cabecera se sangra con espacios, no con tabuladores.',
  'lesson-yaml-open': () => 'En la cabecera falta una comilla, un corchete, una llave o una coma.',
  'lesson-yaml-indent': () => 'Esta línea de la cabecera no está sangrada como las demás de su grupo.',
  'lesson-yaml-reference': () => 'La cabecera solo contiene valores sencillos: sin &, * ni ! delante de ellos.',
  'lesson-field-twice': () => 'Este campo aparece dos veces.',
  'lesson-field-missing': ({ field }) => `A la cabecera le falta ${field}.`,
  'lesson-field': ({ field, rule }, { say }) => `${field} ${say(rule)}.`,
  'lesson-seed': () =>
    'seed debe ser un número entero de 0 a 4294967295, o own para el número propio de cada estudiante.',
  'lesson-id-form': ({ id }) =>
    `«${id}» no sirve como id: un id se escribe con letras minúsculas de la a a la z, cifras y guiones, empieza por una letra y tiene como mucho 50 caracteres.`,

  'lesson-unknown': ({ what, name, near, known }) => {
    const sentence = `${things[what]} «${name}»`;
    if (near !== null) return `${sentence}. ¿Querías decir «${near}»?`;
    return known.length === 0 ? `${sentence}.` : `${sentence}; hay: ${known.join(', ')}.`;
  },

  'lesson-forbidden': ({ what }) => forbidden[what],
  'lesson-link-space': () => 'El lugar de un enlace no lleva espacios: [texto](look:cell=mask[4,2]).',
  'lesson-code-open': () => 'Al programa que empieza aquí le falta la línea ``` del final.',
  'lesson-formula-open': () => 'A la fórmula que empieza aquí le falta la línea $$ del final.',
  'lesson-formula-braces': () => 'Las llaves { y } de una fórmula no casan.',
  'lesson-formula-empty': () => 'Una fórmula está vacía.',

  'lesson-colons': () => 'Detrás de ::: va el nombre de un bloque, como :::number; solo, cierra uno.',
  'lesson-close-stray': () => 'Este ::: no cierra nada: aquí no hay ningún bloque abierto.',
  'lesson-not-closed': ({ name }) => `:::${name} no se cierra: falta una línea :::.`,
  'lesson-nested': ({ name, inside, line }, { number }) =>
    `:::${name} no puede ir dentro de :::${inside}, que empieza en la línea ${number(line)}: ciérralo antes con :::.`,
  'lesson-is-line': ({ name }) => `«${name}» es una línea aparte con dos veces dos puntos: ::${name}[…].`,
  'lesson-is-block': ({ name }) =>
    `«${name}» es un bloque: :::${name}{…}, con tres veces dos puntos, y lo cierra una línea :::.`,
  'lesson-one-colon': ({ name }) => `«${name}» va en una línea aparte y con dos veces dos puntos: ::${name}[…].`,
  'lesson-outside-task': ({ name }) => `::${name} solo puede ir dentro de una tarea.`,
  'lesson-inside-task': ({ name }) =>
    `::${name} solo puede ir fuera de las tareas; una tarea lleva ella misma screen, phase, cell y tab.`,
  'lesson-label-open': ({ name }) => `El texto de ::${name} va entre corchetes y acaba en ]: ::${name}[…].`,
  'lesson-label-empty': ({ name }) => `::${name} no dice nada: su texto va entre [ y ].`,
  'lesson-text-behind': ({ text }) => `Aquí no puede seguir nada: «${text}» va en una línea aparte.`,
  'lesson-no-attributes': ({ name }) => `::${name} no lleva {…}.`,
  'lesson-why-twice': ({ line }, { number }) => `Una tarea tiene un solo ::why, y ya está en la línea ${number(line)}.`,

  'lesson-attribute-unreadable': ({ text }) =>
    `«${text}» no se puede leer: los atributos se escriben {#id nombre="valor"}.`,
  'lesson-attribute-twice': ({ attribute }) => `${attribute} aparece dos veces.`,
  'lesson-attribute-empty': ({ attribute }) =>
    `${attribute} no tiene valor: escribe ${attribute}="…", con comillas si lleva espacios.`,
  'lesson-attribute-missing': ({ name, attribute }) => `A :::${name} le falta ${attribute}="…".`,
  'lesson-class': ({ text }) => `«.${text}» es una clase, y las lecciones no las tienen; un id empieza por #.`,
  'lesson-curly-quotes': () => 'Los valores van entre comillas rectas: "…".',
  'lesson-task-without-id': ({ name }) =>
    `La tarea no tiene id, con el que se guardan sus respuestas: :::${name}{#mi-id}.`,
  'lesson-id-twice': ({ id, line }, { number }) => `El id «${id}» ya es el de la tarea de la línea ${number(line)}.`,

  'lesson-place-empty': () => 'No dice adónde mirar: indica screen, phase, cell o tab.',
  'lesson-tab-elsewhere': ({ tab, screen }) => `«${tab}» es una pestaña de la pantalla ${screen}.`,
  'lesson-cell-form': ({ text }) =>
    `«${text}» no es una celda: escribe tensor[fila,columna], como dropped[10,7], fc1.bias[4] o loss.`,
  'lesson-cell-indices': ({ tensor, form }) => `Una celda de ${tensor} se escribe ${form}.`,
  'lesson-from-one': ({ text }) => `«${text}» no es una posición: filas y columnas son números enteros desde 1.`,

  'lesson-literal-number': ({ text }) =>
    `Una lección no contiene resultados: «${text}» sería falso con otra semilla. Nombra la celda o la magnitud; su número se calcula al preguntar.`,
  'lesson-quantity-form': ({ text }) =>
    `«${text}» no es ni una celda, como dropped[10,7], ni una magnitud, como mean-dropped(10, 4).`,
  'lesson-arguments': ({ form }) => `Esta magnitud se escribe ${form}.`,
  'lesson-argument': ({ text, rule }, { say }) => `«${text}» ${say(rule)}.`,
  'lesson-set-form': ({ text, example }) => `«${text}» no es un conjunto de celdas. Uno se escribe así: «${example}».`,
  'lesson-set-part': ({ part, tensor }) => `${tensor} no tiene ${part}.`,
  'lesson-set-condition': ({ condition, tensor }) => `Nada de ${tensor} puede ser «${condition}».`,
  'lesson-set-row': ({ part, tensor }) => `En ${tensor}, ${part} no están dentro de una fila.`,
  'lesson-single-number': ({ tensor }) => `${tensor} es un solo número: pregunta por él con :::number.`,

  'lesson-no-question': ({ name }) => `:::${name} no pregunta nada: falta su pregunta.`,
  'lesson-no-choices': () => 'Faltan las opciones: una lista con - [ ] y - [x].',
  'lesson-one-choice': () => 'Una sola opción no deja elegir: falta otra.',
  'lesson-no-right-choice': () => 'Ninguna opción es correcta: marca al menos una con [x].',
  'lesson-choice-unmarked': () => 'Esta opción no es ni correcta ni incorrecta: empieza con [x] o [ ].',
  'lesson-item-empty': () => 'Este elemento de la lista está vacío.',
  'lesson-item-twice': ({ line }, { number }) => `Lo mismo ya está en la línea ${number(line)}.`,
  'lesson-no-order': () => 'Falta lo que hay que ordenar: una lista con 1. 2. 3. en el orden correcto.',
  'lesson-order-short': () => 'Para ordenar hacen falta al menos dos elementos.',
  'lesson-order-unnumbered': () => 'Lo que hay que ordenar es una lista con 1. 2. 3.',
  'lesson-behind-list': () => 'Detrás de la lista solo pueden ir ::hint y ::why: la pregunta va delante.',

  'lesson-cell-outside': ({ cell, shape }) =>
    `${cell} está fuera de la red de esta lección: la forma es ${shapeText(shape)}.`,
  'lesson-index-outside': ({ what, index, most }, { number }) =>
    `En la red de esta lección no existe ${indices[what]} ${number(index)}: solo hay ${number(most)}.`,
  'lesson-several-outputs': ({ quantity }) => `${quantity} solo es un único número en una red con una salida.`,
  'lesson-plain-sgd': ({ quantity }) => `${quantity} es lo que hace SGD sin más: el experimento usa otro optimizador.`,
};
