import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { DEFAULT_OUTPUT, parseClientTypesArguments } from '../../../scripts/client-types/arguments';
import { fetchDocument } from '../../../scripts/client-types/read-document';

describe('the arguments of types:client', () => {
  it('say where to write and which hub to describe; without any, this checkout, into a folder that is not committed', () => {
    expect(parseClientTypesArguments([])).toEqual({ action: 'write', output: DEFAULT_OUTPUT, url: undefined });
    expect(DEFAULT_OUTPUT).toMatch(/^dist\//);
    expect(parseClientTypesArguments(['--output', 'src/hub.ts', '--url', 'https://hub.example.org'])).toEqual({
      action: 'write',
      output: 'src/hub.ts',
      url: new URL('https://hub.example.org'),
    });
    expect(parseClientTypesArguments(['--url', 'nonsense', '--help'])).toEqual({ action: 'help' });
  });

  it.each([
    [['--output', 'types.json'], '--output takes a TypeScript file'],
    [['--output', ''], '--output takes a TypeScript file'],
    [['--url', 'hub.example.org'], '--url takes an address such as https://hub.example.org, not "hub.example.org"'],
    [['--url', 'file:///openapi.json'], '--url takes an address'],
    [['--force'], "Unknown option '--force'"],
    [['cities'], "Unexpected argument 'cities'"],
  ])('that make no sense, %j, are named', (args, message) => {
    expect(() => parseClientTypesArguments(args)).toThrow(message);
  });
});

it('a hub that gives no OpenAPI document is named, with what it does instead', async () => {
  const answers: [status: number, body: string][] = [
    [404, ''],
    [200, '<html>'],
    [200, '[]'],
    [200, '{"openapi":"3.1.1"}'],
  ];
  const server = createServer((_, response) => {
    const [status, body] = answers.shift() as [number, string];
    response.writeHead(status, { connection: 'close' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/somewhere`);
  const address = `${url.origin}/api/openapi.json`;

  await expect(fetchDocument(url)).rejects.toThrow(`${address} answers with 404`);
  await expect(fetchDocument(url)).rejects.toThrow(`${address} does not answer with an OpenAPI document`);
  await expect(fetchDocument(url)).rejects.toThrow(`${address} does not answer with an OpenAPI document`);
  expect(await fetchDocument(url)).toEqual({ openapi: '3.1.1' });
  await new Promise((resolve) => server.close(resolve));
  await expect(fetchDocument(url)).rejects.toThrow(`${address} cannot be reached: `);
});
