/** Serves the built site until it is told to stop. Bundled with its packages into one file, beside the site's folder. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { createSiteServer } from './site-server';

const USAGE = `Usage: node dist-server.cjs [options] [folder]

Serves the built site: dist, or the folder that is named.

  --host <address>  where it listens; 127.0.0.1 by default, behind a web server that adds https
  --port <number>   4321 by default; 0 takes any that is free
  --help            show this`;

function readRequest(): { folder: string; host: string; port: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '4321' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return undefined;
    }
    const [folder = 'dist', ...more] = positionals;
    if (more.length > 0) throw new Error(`One folder is served, not ${positionals.length}`);
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
      throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
    return { folder, host: values.host, port: Number(values.port) };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

function serve({ folder, host, port }: { folder: string; host: string; port: number }): void {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}; the build of the site writes it`);
  const server = createSiteServer(folder);
  server.on('error', (error) => {
    console.error(`The site cannot be served: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, host, () => {
    const address = server.address();
    const found = typeof address === 'object' && address ? address.port : port;
    console.log(`The site is served at http://${host.includes(':') ? `[${host}]` : host}:${found}/`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
    });
}

const request = readRequest();
if (request) {
  try {
    serve(request);
  } catch (error) {
    console.error(`The site cannot be served: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
