import { parseSiteArguments, parseSiteBuildArguments } from '../../../scripts/site/arguments';

describe('the arguments of site', () => {
  it('say where the site answers, and whether its pages are made when they are asked for', () => {
    expect(parseSiteArguments([])).toEqual({ action: 'serve', port: 4321, isLive: false });
    expect(parseSiteArguments(['--port', '8080', '--live'])).toEqual({ action: 'serve', port: 8080, isLive: true });
    expect(parseSiteArguments(['--port', 'nonsense', '--help'])).toEqual({ action: 'help' });
  });

  it.each([
    [['--port', '0'], '--port takes a number from 1 to 65535, not "0"'],
    [['--port', '65536'], '--port takes a number'],
    [['--port', '1e3'], '--port takes a number'],
    [['--hub', 'x'], "Unknown option '--hub'"],
    [['build'], "Unexpected argument 'build'"],
  ])('that make no sense, %j, are named', (args, message) => {
    expect(() => parseSiteArguments(args)).toThrow(message);
  });
});

describe('the arguments of site:build', () => {
  it('say which hub it is built from and where it will be', () => {
    expect(parseSiteBuildArguments([])).toEqual({
      action: 'build',
      hub: undefined,
      address: new URL('http://localhost:4321'),
    });
    expect(parseSiteBuildArguments(['--hub', 'http://hub:1337', '--url', 'https://cities.example.org'])).toEqual({
      action: 'build',
      hub: new URL('http://hub:1337'),
      address: new URL('https://cities.example.org'),
    });
    expect(parseSiteBuildArguments(['--hub', 'nonsense', '-h'])).toEqual({ action: 'help' });
  });

  it.each([
    [
      ['--hub', 'hub.example.org'],
      '--hub takes an address without a path, such as https://hub.example.org, not "hub.example.org"',
    ],
    [['--hub', 'https://example.org/hub'], '--hub takes an address without a path'],
    [['--url', 'https://example.org/cities/'], '--url takes an address without a path'],
    [['--url', 'https://example.org/?a=b'], '--url takes an address without a path'],
    [['--url', 'file:///srv/site'], '--url takes an address'],
    [['--port', '1'], "Unknown option '--port'"],
  ])('that make no sense, %j, are named', (args, message) => {
    expect(() => parseSiteBuildArguments(args)).toThrow(message);
  });
});
