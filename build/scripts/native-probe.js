/** Run by itself: loads the addon it is given and prints TensorFlow's version. */
import { createRequire } from 'node:module';

const [addon = ''] = process.argv.slice(2);
/** @type {unknown} */
const binding = createRequire(import.meta.url)(addon);
console.log(`TF_Version ${/** @type {{ TF_Version: string }} */ (binding).TF_Version}`); // tfjs-node's addon has it
