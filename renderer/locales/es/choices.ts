import type { choices as english } from '../en/choices.ts';
import type { Messages } from '../messages.ts';

/** Español, los ajustes que son una de unas pocas palabras. */
export const choices: Messages<typeof english> = {
  choices: {
    mode: {
      label: 'Dropout',
      names: { inverted: 'Invertido', classic: 'Clásico', off: 'Sin dropout' },
      hints: {
        inverted: 'Al entrenar, las unidades conservadas × 1/q. Así lo hace PyTorch.',
        classic: 'Al entrenar no se escala; al evaluar, fc2.weight se multiplica por q.',
        off: 'Sin capa de dropout: no se sortea ninguna máscara.',
      },
    },
    maskSharing: {
      label: 'Máscara',
      names: { 'per-sample': 'Una por muestra', 'per-batch': 'Una por lote' },
      hints: {
        'per-sample': 'Cada muestra sortea su fila. Así lo hace PyTorch.',
        'per-batch': 'Se sortea una fila por paso; todas las muestras la comparten.',
      },
    },
    dropoutLayer: {
      label: 'Máscara sorteada por',
      names: { lecture: 'Capa de la clase', nn_Dropout: 'nn.Dropout', 'nn_Dropout-mkl': 'nn.Dropout, MKL' },
      hints: {
        lecture: 'torch.bernoulli, con las mismas máscaras en todo PyTorch.',
        nn_Dropout: 'PyTorch 2.7 o posterior; los anteriores, en AMD, ARM y Apple.',
        'nn_Dropout-mkl': 'PyTorch 2.6 o anterior en procesadores Intel, con MKL.',
      },
    },
    lossConvention: {
      label: 'Pérdida',
      names: { 'mean-squared-error': 'MSELoss', 'half-squared-error': '½ error cuadrático' },
      hints: {
        'mean-squared-error': '∂L/∂ŷ = 2 (ŷ − y) / (batch · out). La definición por defecto de PyTorch.',
        'half-squared-error': '∂L/∂ŷ = ŷ − y. La mitad del error cuadrático, como en la deducción de clase.',
      },
    },
    optimizer: {
      label: 'Optimizador',
      names: { sgd: 'SGD', momentum: 'Momento', adam: 'Adam' },
      hints: {
        sgd: 'Cada peso se mueve −lr · gradiente. El optimizador de la clase.',
        momentum: 'buf = 0.9 · buf + gradiente; cada peso se mueve −lr · buf.',
        adam: 'Medias del gradiente y de su cuadrado: −lr · m̂ / (√v̂ + ε).',
      },
    },
    activation: {
      label: 'Activación',
      names: { relu: 'ReLU' },
      hints: { relu: 'Lo que no es positivo pasa a ser 0. La activación de la clase.' },
    },
  },
};
