/**
 * `npm run native`: makes the native part of tfjs-node available, which installing packages alone does not. Ends with 0 when
 * it is there afterwards. Without it the app works, on WebAssembly and JavaScript.
 */
import { join } from 'node:path';
import { installIfMissing } from './install.js';
import { provideNative } from './native-provide.js';
import { sourcesFor } from './native-sources.js';
import { top } from './places.js';
import { wasInterrupted } from './run-process.js';

const start = performance.now();
const system = `${process.platform}-${process.arch}`;
const sources = sourcesFor(process.platform, process.arch);

if (!(await installIfMissing())) {
  console.error('The packages of package-lock.json could not be installed.');
  process.exit(1);
}
const native = await provideNative({
  packageFolder: join(top, 'node_modules', '@tensorflow', 'tfjs-node'),
  sources,
  say: (line) => console.error(line),
});
if ('version' in native) {
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const how = native.from === '' ? 'was there already' : `was built from ${native.from} in ${seconds} s`;
  console.log(`Native TensorFlow ${native.version} ${how}; the app has the engines tensorflow, wasm and cpu.`);
} else {
  if (wasInterrupted()) process.exit(130);
  const why = sources.length === 0 ? `there is no source of it for ${system} that could be checked` : native.fault;
  console.log(`Native TensorFlow is not available (${why}); the engines wasm and cpu serve.`);
  process.exitCode = 1;
}
