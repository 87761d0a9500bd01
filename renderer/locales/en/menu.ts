/** English, the entries of the desktop menu that the system acts on. */
export const menu = {
  menuRoles: {
    editMenu: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    viewMenu: 'View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    windowMenu: 'Window',
    minimize: 'Minimise',
    close: 'Close window',
    quit: 'Quit',
  },
};
