import { parseArgs } from 'node:util';

/**
 * What the user asked of `npm start`. Port and `--no-open` are the browser mode's; it checks them itself.
 *
 * @typedef {{ readonly browser: boolean, readonly hostParameters: readonly string[] }} StartOptions
 */

/**
 * Reads `--browser [--port N] [--no-open]`.
 *
 * @param {readonly string[]} parameters
 * @returns {StartOptions}
 * @throws TypeError with one sentence for the user when there is anything else
 */
export function readStartOptions(parameters) {
  const { values } = parseArgs({
    args: [...parameters],
    options: { browser: { type: 'boolean', default: false }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  const port = values.port === undefined ? [] : ['--port', values.port];
  const noOpen = values['no-open'] === true ? ['--no-open'] : [];
  return { browser: values.browser, hostParameters: [...port, ...noOpen] };
}
