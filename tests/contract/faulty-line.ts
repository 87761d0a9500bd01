import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between a window and its host where it does not run on the same computer: a line that a test cuts, slows or kills. */
export async function faultyLine(hostPort: number) {
  const ends = new Set<Socket>();
  let isDead = false;
  /** How many bytes may still go to the window. */
  let allowed = Number.POSITIVE_INFINITY;
  let waiting: { readonly bytes: Buffer; readonly to: Socket }[] = [];

  function pass(): void {
    while (waiting[0] && allowed > 0 && !isDead) {
      const { bytes, to } = waiting[0];
      const now = bytes.subarray(0, allowed);
      allowed -= now.length;
      to.write(now);
      if (now.length === bytes.length) waiting.shift();
      else waiting[0] = { bytes: bytes.subarray(now.length), to };
    }
  }

  const server = createServer((window) => {
    const host = connect(hostPort, '127.0.0.1');
    for (const [from, other] of [
      [window, host],
      [host, window],
    ] as const) {
      ends.add(from);
      from.on('error', () => undefined); // either end may break off
      from.on('close', () => {
        if (!isDead) other.destroy();
      });
    }
    window.on('data', (bytes) => {
      if (!isDead) host.write(bytes);
    });
    host.on('data', (bytes) => {
      waiting.push({ bytes, to: window });
      pass();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port, // a server that listens has one
    /** Ends both connections at once. */
    cut(): void {
      for (const end of ends) end.destroy();
    },
    /** From now on nothing passes, and neither side is told. */
    die(): void {
      isDead = true;
    },
    /** Nothing but what is allowed from now on goes to the window. */
    slow(): void {
      allowed = 0;
    },
    allow(bytes: number): void {
      allowed += bytes;
      pass();
    },
    async stop(): Promise<void> {
      for (const end of ends) end.destroy();
      waiting = [];
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
