import type { shell as english } from '../en/shell.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the window around the screens. */
export const shell: Messages<typeof english> = {
  app: { name: 'Dropout Lab', language: 'Idioma', theme: { light: 'Tema claro', dark: 'Tema oscuro' } },
  rail: {
    label: 'Pantallas',
    step: 'Paso',
    scaling: 'Escala',
    expectation: 'Esperanza',
    training: 'Entrenar',
    compare: 'Comparar',
    lessons: 'Lecciones',
    lessonOpen: 'Lecciones (abierta: {number})',
    project: 'Proyectar',
    projectHint: 'Muestra el paso en grande, para la clase (F8)',
  },
  experiment: { title: 'Semilla {seed}', lecture: 'Clase, semilla {seed}' },
  status: {
    engine: 'Motor: {backend}, float32',
    choice: { auto: 'Automático', tensorflow: 'TensorFlow (nativo)', wasm: 'WebAssembly', cpu: 'JavaScript' },
    backend: { tensorflow: 'TensorFlow', wasm: 'WebAssembly', cpu: 'JavaScript' },
    chooseEngine: 'Elegir el motor',
    bySize: 'para redes de este tamaño',
    asInFile: 'como en el archivo',
    fixedByUser: 'lo has elegido tú',
    inPlaceOf: 'en lugar de {backend}: {reason}',
    rule: '«Automático» mira solo el tamaño, para que los dígitos sean los mismos en cualquier máquina: JavaScript por debajo de {limit} productos sumados por paso, WebAssembly a partir de ahí. Esta red tiene {count}.',
    stepMs: '{ms} ms por paso',
    unavailable: 'no disponible: {reason}',
    steps: 'Paso {step}',
    connection: {
      connecting: 'Conectando',
      ready: 'Conectado',
      working: 'Calculando',
      disconnected: 'Desconectado',
      silent: 'No responde',
    },
    waiting: '{count} petición espera | {count} peticiones esperan',
    offline: { computer: 'Sin red', browser: 'En este navegador' },
    digits: '4 decimales en las fórmulas, 2 en las celdas',
  },
  trouble: {
    disconnected: 'El motor no está conectado.',
    disconnectedBecause: 'El motor no está conectado: {reason}.',
    refused: 'Dropout Lab se ha iniciado de nuevo: esta ventana es del inicio anterior y ya no puede conectarse.',
    kept: 'Tu experimento está a salvo en esta ventana: {steps} paso con la semilla {seed}. | Tu experimento está a salvo en esta ventana: {steps} pasos con la semilla {seed}.',
    'way-back': {
      reconnect: 'Al reconectar se calcula de nuevo y da los mismos números.',
      either:
        'Reconecta o, cuando Dropout Lab vuelva a estar en marcha, guárdalo y ábrelo en la dirección que el terminal mostró entonces.',
      'new-address': 'Guárdalo y ábrelo en la dirección que el terminal mostró la última vez.',
    },
    reconnect: 'Reconectar',
    save: 'Guardar el experimento',
    silent: 'El motor no responde desde hace varios segundos.',
    silentKept:
      'Puede que esté en un solo cálculo muy largo, que termina por sí mismo. Al iniciarlo de nuevo no se pierde nada: todo lo que hay en pantalla se calcula otra vez y da los mismos números.',
    startAgain: 'Iniciar el motor de nuevo',
    dismiss: 'Cerrar',
    failed: 'No ha funcionado. {what}',
    unchanged: 'El experimento en pantalla sigue como estaba.',
  },
  part: {
    missing: 'No se ha podido cargar una parte de la aplicación.',
    kept: 'Tu experimento sigue como estaba. Si volver a intentarlo no ayuda, guárdalo y recarga la ventana.',
    tryAgain: 'Reintentar',
    loading: 'Cargando …',
  },
};
