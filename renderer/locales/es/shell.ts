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
    rule: '«Automático» mira solo el tamaño, para que los dígitos sean los mismos en cualquier máquina: JavaScript por debajo de {limit} productos sumados por paso, WebAssembly a partir de ahí. Esta red tiene {count}.',
    stepMs: '{ms} ms por paso',
    unavailable: 'no disponible: {reason}',
    steps: 'Paso {step}',
    connection: { connecting: 'Conectando', ready: 'Conectado', working: 'Calculando', disconnected: 'Desconectado' },
    waiting: '{count} petición espera | {count} peticiones esperan',
    offline: 'Sin red',
    digits: '4 decimales en las fórmulas, 2 en las celdas',
  },
  trouble: {
    disconnected: 'El motor no está conectado.',
    disconnectedBecause: 'El motor no está conectado: {reason}.',
    kept: 'Tu experimento está a salvo: {steps} paso con la semilla {seed}. Al reconectar se calcula de nuevo y da los mismos números. | Tu experimento está a salvo: {steps} pasos con la semilla {seed}. Al reconectar se calculan de nuevo y dan los mismos números.',
    reconnect: 'Reconectar',
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
