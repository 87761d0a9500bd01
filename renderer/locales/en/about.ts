/** English, what the app says of itself. */
export const about = {
  about: {
    title: 'About Dropout Lab',
    lead: 'Version {version}, MIT licence',
    close: 'Close',
    engine: 'Engine in use',
    native: 'Native TensorFlow',
    nativeHere: 'in this app',
    nativeNot: 'not in this app: {reason}',
    notConnected: 'not connected',
    browser: 'Browser',
    names: { electron: 'Electron', chromium: 'Chromium', node: 'Node.js' },
    keptIn: 'What is saved by itself stays on this computer. Nothing is sent anywhere, and updates are not looked for.',
    places: { data: 'Open the data folder', log: 'Open the log' },
    own: 'Licence of Dropout Lab',
    others: 'Licences of the packages in it',
    loading: 'Loading …',
    missing: 'The licences could not be loaded.',
  },
};
