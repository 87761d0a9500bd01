import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that hands every request on to another, and keeps all that was in it. */
export async function hearRequests(url: string) {
  const { origin, pathname, port } = new URL(url);
  const heard: string[] = [];
  const server = createServer((incoming, response) => {
    heard.push(`${incoming.method} ${incoming.url} ${JSON.stringify(incoming.headers)}`);
    incoming.on('data', (part: Buffer) => heard.push(part.toString('latin1')));
    const options = { port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers: incoming.headers };
    const onward = ask(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}${pathname}`,
    origin,
    heard,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
