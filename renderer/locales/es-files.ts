import type { FileMessages } from './messages.ts';

/** Spanish, what is kept of an experiment: files, undo, notes, saving by itself. */
export const esFiles: FileMessages = {
  changes: {
    redoNamed: 'Rehacer: {change}',
    seed: 'semilla nueva {seed}',
    setting: '{name} {before} → {after}',
    andMore: '{change} y {count} más',
    drawnData: 'datos sorteados con la semilla',
    table: 'datos de {name}',
    reset: 'Reiniciar',
  },
};
