import { join } from 'node:path';
import { installIfMissing } from '../install.js';
import { tfjsNode, top } from '../places.js';
import { wasInterrupted } from '../run-process.js';
import { provideNative } from './provide.js';
import { sourcesFor } from './sources.js';

/**
 * `npm run native`: makes the native part of tfjs-node available, which installing packages alone does not. Without it the
 * app works, on WebAssembly and JavaScript.
 *
 * @returns {Promise<number>} the exit code: 0 when it is there afterwards
 */
export async function native() {
  const start = performance.now();
  const sources = sourcesFor(process.platform, process.arch);
  if (!(await installIfMissing())) {
    console.error('The packages of package-lock.json could not be installed.');
    return 1;
  }
  const provided = await provideNative({
    packageFolder: join(top, tfjsNode),
    sources,
    say: (line) => console.error(line),
  });
  if ('version' in provided) {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const how = provided.from === '' ? 'was there already' : `was built from ${provided.from} in ${seconds} s`;
    console.log(`Native TensorFlow ${provided.version} ${how}; the app has the engines tensorflow, wasm and cpu.`);
    return 0;
  }
  if (wasInterrupted()) return 130;
  const system = `${process.platform}-${process.arch}`;
  const why = sources.length === 0 ? `there is no source of it for ${system} that could be checked` : provided.fault;
  console.log(`Native TensorFlow is not available (${why}); the engines wasm and cpu serve.`);
  return 1;
}
