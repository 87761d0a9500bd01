import { clause, shapeText } from '#shared/errors/fault-words.ts';
import type { FaultTextsOf, RequestFaults } from '#shared/errors/fault.ts';
import { counted } from './counted.ts';

/** Spanish, what goes wrong between a window and its engine. */
export const requestTexts: FaultTextsOf<RequestFaults> = {
  'closed-by-window': () => 'la ventana la cerró',
  'used-elsewhere': () => 'Dropout Lab se usa en otra pestaña',
  'no-access': () =>
    'esta página no tiene un código de acceso válido; abre la dirección que Dropout Lab mostró en el terminal',
  'too-many-guesses': () =>
    'se probaron demasiados códigos de acceso incorrectos; vuelve a conectar dentro de medio minuto',
  'too-many-windows': () => 'hay demasiadas ventanas conectadas; cierra algunas y vuelve a conectar',
  'window-gone': () => 'la ventana desapareció',
  'window-silent': () => 'la ventana no dio señales durante medio minuto',
  'other-side-gone': () => 'el otro extremo desapareció',
  'host-gone': () => 'Dropout Lab ya no se ejecuta en su terminal, o se ha cortado la conexión con él',
  'host-unheard': () =>
    'Dropout Lab no dio señales durante medio minuto; quizá esté detenido o se cortó el camino hasta él',
  'trainer-not-starting': () => 'el motor no se puede iniciar',
  'trainer-stopped': () => 'el motor terminó de forma inesperada',
  'trainer-killed': () => 'el sistema terminó el motor, como hace cuando se agota la memoria',
  'trainer-out-of-memory': () => 'el motor agotó la memoria',
  'trainer-started-again': () => 'otra ventana ha iniciado de nuevo el motor',
  'app-closing': () => 'Dropout Lab se está cerrando',
  'no-longer-served': () => 'ya no se atiende',
  'protocol-broken': () => 'el otro extremo envió algo que no es un mensaje de esta aplicación',
  'frame-malformed': () => 'el otro extremo envió una trama mal formada',
  'frame-not-binary': () => 'el otro extremo envió texto donde se esperan tramas binarias',
  'answers-unread': () => 'quedó sin leer demasiado de lo enviado',
  'request-cancelled': () => 'La petición se canceló.',
  'another-started': () => 'Se empezó otro experimento.',
  'experiment-replaced': () => 'El experimento se empezó de nuevo o se modificó.',
  'engine-busy': () => 'El motor todavía trabaja en otra petición.',
  'too-many-requests': ({ most }, { number }) => `Más de ${number(most)} peticiones a la vez.`,
  'too-much-asked': () => 'Se pidió demasiado a la vez: espera las respuestas a lo que ya se pidió.',
  'request-unfinished': () => 'Lo que pediste no se terminó: vuelve a pedirlo cuando el motor esté conectado.',
  'no-experiment': () => 'Todavía no se ha empezado ningún experimento.',
  'unknown-request': ({ request }) => `No existe ninguna petición llamada ${request}.`,
  'request-is-stream': ({ request }) => `${request} responde con una serie de valores, no con uno solo.`,
  'request-refused': ({ request, field, rule }, { say }) => `${field || `La entrada de ${request}`} ${say(rule)}.`,
  'connection-lost': ({ reason }, { say }) => `Se perdió la conexión con el motor: ${say(reason)}.`,
  'connection-ended': () => 'La conexión ha terminado.',
  'host-unreachable': () => 'No se puede contactar con Dropout Lab; probablemente se detuvo en su terminal.',
  'host-silent': () =>
    'Dropout Lab está ahí pero no responde: puede que esté detenido en su terminal (la orden fg lo reanuda) o muy ocupado.',
  'trainer-not-started': () => 'El motor no se puede iniciar.',
  'worker-not-started': () => 'su programa no se pudo obtener de este sitio, o no funciona en este navegador',
  'shell-silent': () => 'La aplicación de escritorio no responde a su ventana.',
  unexpected: ({ detail }) => `Error inesperado: ${detail}`,
  'engine-step-failed': ({ detail }) => `TensorFlow.js no pudo calcular el paso: ${detail}`,
  'out-of-memory': () =>
    'No hay memoria suficiente para eso: elige menos muestras o unidades, o cierra otros programas.',
  'backend-does-not-load': ({ backend, cause }, { say }) => `El motor ${backend} no se carga: ${say(cause)}.`,
  'backend-not-loaded': ({ backend }) => `El motor ${backend} no está cargado.`,
  'backend-does-not-start': ({ backend }) => `El motor ${backend} no arranca.`,
  'native-part-of-desktop': () =>
    'TensorFlow nativo forma parte de la aplicación de escritorio; ningún navegador puede ejecutarlo',
  'native-part-missing': () => 'TensorFlow nativo no está instalado (npm run native lo instala)',
  'native-part-not-packed': () =>
    'TensorFlow nativo está en el instalador más grande, cuyo nombre termina en -tensorflow',
  'kernels-not-fetched': () =>
    'su programa no se pudo obtener de este sitio (recarga la página para intentarlo de nuevo)',
  'did-not-start': () => 'no arrancó',
  'in-its-words': ({ detail }) => `TensorFlow.js dice «${clause(detail)}»`,
  'step-not-done': ({ step, completedSteps }, { number }) =>
    `El paso ${number(step)} todavía no se ha dado; hasta ahora hay ${counted(completedSteps, 'paso', 'pasos', number)}.`,
  'no-update-yet': () => 'Todavía no hay ninguna actualización: registra antes un paso.',
  'no-sample': ({ sample }, { number }) => `No existe la muestra ${number(sample)}.`,
  'no-unit': ({ unit }, { number }) => `No existe la unidad ${number(unit)}.`,
  'no-output': ({ output }, { number }) => `No existe la salida ${number(output)}.`,
  'cell-outside-tensor': ({ tensor, row, column }, { number }) =>
    `La celda [${number(row)}, ${number(column)}] está fuera de ${tensor}.`,
  'tensor-length': ({ tensor, shape, numbers }, { number }) =>
    `${tensor} tiene la forma ${shapeText(shape)}, no ${counted(numbers, 'número', 'números', number)}.`,
  'no-mask-to-change': () => 'Sin dropout no hay máscara que cambiar.',
  'inputs-differ': ({ network, table }, { number }) =>
    `La red tiene ${counted(network, 'entrada', 'entradas', number)}, pero la tabla tiene ${counted(table, 'columna', 'columnas', number)} de entrada.`,
  'outputs-differ': ({ network, table }, { number }) =>
    `La red tiene ${counted(network, 'salida', 'salidas', number)}, pero la tabla tiene ${counted(table, 'columna', 'columnas', number)} de objetivo.`,
  'targets-differ': ({ loss, table }, { number }) =>
    `La pérdida toma ${counted(loss, 'objetivo', 'objetivos', number)} por muestra, pero la tabla tiene ${counted(table, 'columna', 'columnas', number)} de objetivo.`,
  'target-refused': ({ row, value, rule }, { number, say }) =>
    `El objetivo ${number(value)} de la fila ${number(row)} ${say(rule)}.`,
  'all-rows-held-out': ({ rows }, { number }) =>
    `No queda nada con que entrenar: todas las filas de la tabla (${number(rows)}) están reservadas para validación.`,
  'batch-too-large': ({ batch, rows }, { number }) =>
    `Un lote de ${counted(batch, 'fila', 'filas', number)} es mayor que los datos de entrenamiento, que tienen ${counted(rows, 'fila', 'filas', number)}.`,
  'too-many-masks': ({ most, units }, { number }) =>
    `Se enumeran todas las máscaras con ${number(most)} unidades ocultas como máximo; aquí hay ${number(units)}.`,
  'no-whole-rows': ({ numbers, inputs }, { number }) =>
    `Con ${counted(numbers, 'número', 'números', number)} no se completan filas de ${counted(inputs, 'entrada', 'entradas', number)}.`,
  'too-many-passes': ({ passes, rows }, { number }) =>
    `Son demasiadas ${counted(passes, 'pasada', 'pasadas', number)} de ${counted(rows, 'fila', 'filas', number)}: pide menos de unas o de otras.`,
  'no-rows-held-out': () => 'No hay ninguna fila reservada: elige una parte mayor para validación.',
  'no-dropout-to-compare': () => 'Sin dropout no hay nada que comparar: elige una probabilidad de apagado mayor que 0.',
  'tensor-not-remembered': ({ tensor }) =>
    `En este experimento no existe ${tensor}: su optimizador no recuerda nada así.`,
  'zip-too-large': ({ step }, { number }) =>
    `Las matrices del paso ${number(step)} son demasiado grandes para un solo archivo. Toma las que necesites una a una, como CSV o NPY.`,
};
