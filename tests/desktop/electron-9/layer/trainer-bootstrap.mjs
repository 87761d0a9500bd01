/** Gives a process that was forked the `process.parentPort` of Electron's utility process, then runs the training process as it is. */
import { EventEmitter } from 'node:events';
import wire from './wire.cjs';

const ports = new Map();

class Port extends EventEmitter {
  #early = [];
  #isStarted = false;

  constructor(id) {
    super();
    this.id = id;
  }
  start() {
    this.#isStarted = true;
    for (const data of this.#early.splice(0)) this.emit('message', { data });
  }
  take(data) {
    if (this.#isStarted) this.emit('message', { data });
    else this.#early.push(data);
  }
  postMessage(data) {
    process.send?.({ id: this.id, data: wire.encode(data) });
  }
  close() {
    if (!ports.delete(this.id)) return;
    process.send?.({ id: this.id, isClosed: true });
    this.emit('close');
  }
}

const parentPort = new EventEmitter();
const early = [];
process.parentPort = parentPort;

/** The first message with its ports: they wait until the training process listens. */
function open({ ids, message }) {
  const given = ids.map((id) => {
    const port = new Port(id);
    ports.set(id, port);
    return port;
  });
  const event = { data: wire.decode(message), ports: given };
  if (!parentPort.emit('message', event)) early.push(event);
}

process.on('message', (message) => {
  if (message.ids) return open(message);
  const port = ports.get(message.id);
  if (!message.isClosed) return port?.take(wire.decode(message.data));
  ports.delete(message.id);
  port?.emit('close');
});
process.on('disconnect', () => process.exit(0));

await import(process.env.WALK_TRAINER);
for (const event of early.splice(0)) parentPort.emit('message', event);
