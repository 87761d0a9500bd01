/** English, what is kept of an experiment: files, undo, notes, saving by itself. */
export const enFiles = {
  changes: {
    redoNamed: 'Redo: {change}',
    seed: 'new seed {seed}',
    setting: '{name} {before} → {after}',
    andMore: '{change} and {count} more',
    drawnData: 'data drawn from the seed',
    table: 'data from {name}',
    reset: 'Reset',
  },
};
