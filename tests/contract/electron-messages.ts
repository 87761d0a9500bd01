/** What the contract suite and Electron's main process say to each other beside the relayed connections. */
export const readyMessage = 'ready';
export const breakOffMessage = 'break off';
