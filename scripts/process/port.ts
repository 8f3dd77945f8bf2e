import { createServer } from 'node:net';

/**
 * Makes sure that the hub will be able to listen, before anything is started or changed for it.
 *
 * @throws Error that names the port and the variable to change it
 */
export async function assertPortIsFree({ host, port }: { host: string; port: number }): Promise<void> {
  const code = await tryToListen({ host, port });
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new Error(
      `Port ${port} is taken: another program, perhaps another hub, listens there. ` +
        `Stop it, or set PORT in .env to a free one.`
    );
  }
  throw new Error(`The hub may not listen on ${host}, port ${port} (${code}): set HOST and PORT in .env to others.`);
}

/** @returns the system's error code, undefined where listening works */
function tryToListen({ host, port }: { host: string; port: number }): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
