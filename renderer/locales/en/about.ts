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
    keptIn: {
      computer:
        'What is saved by itself stays on this computer. Nothing is sent anywhere, and updates are not looked for.',
      browser:
        'What is saved by itself stays in the storage of this browser, until the data of this site are cleared there. Nothing is sent anywhere. A newer version comes from this site only, is told of, and waits until you reload.',
    },
    places: { data: 'Open the data folder', log: 'Open the log' },
    own: 'Licence of Dropout Lab',
    others: 'Licences of the packages in it',
    loading: 'Loading …',
    missing: 'The licences could not be loaded.',
  },
};
