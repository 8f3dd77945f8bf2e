import { parseOptions } from '../../../../src/plugins/delivery/server/config';
import { createClientLookup } from '../../../../src/plugins/delivery/server/limits/client-of-address';

const clientOf = createClientLookup({ exempt: ['192.0.2.10', '198.51.100.0/24', '2001:db8:cd::/48'] });

describe('a client', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['2001:db8:0:1::1', '2001:db8:0:1'],
    ['2001:DB8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1'],
    ['2001:0db8:0000:0001::2', '2001:db8:0:1'],
    ['[2001:db8:0:1::1]:4711', '2001:db8:0:1'],
    ['2001:db8::1:0:0:1', '2001:db8:0:0'],
    ['1::', '1:0:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', 'unknown'],
    ['999.0.0.1', 'unknown'],
    ['no address', 'unknown'],
  ])('that asks from %s is %s', (address, key) => {
    expect(clientOf(address)).toEqual({ key, isExempt: false });
  });

  it.each(['192.0.2.10', '::ffff:192.0.2.10', '198.51.100.7', '2001:db8:cd:1::1'])(
    'that asks from %s may as often as it likes',
    (address) => {
      expect(clientOf(address)).toMatchObject({ isExempt: true });
    }
  );

  it('is the same each time it is looked up', () => {
    const addresses = Array.from({ length: 20_001 }, (_, index) => `10.0.${index >> 8}.${index & 255}`);
    for (const address of [...addresses, ...addresses]) expect(clientOf(address).key).toBe(address);
  });

  it('is remembered by an address, and not by whatever else a proxy passes on', () => {
    const remember = jest.spyOn(Map.prototype, 'set');
    const addresses = [
      '[2001:0db8:0000:0001:0000:ffff:192.0.2.100]:65535',
      '192.0.2.77',
      `192.0.2.78${'x'.repeat(15_000)}`,
    ];
    for (const address of addresses) clientOf(address);
    const remembered = remember.mock.calls.map(([address]: [unknown, unknown]) => address);
    remember.mockRestore();
    expect(remembered).toEqual(addresses.slice(0, 2));
  });
});

describe('the option rateLimit', () => {
  const others = {
    defaultLocale: 'en',
    locales: [{ code: 'en', language: 'English', tag: 'en', script: 'Latn', direction: 'ltr', fallbacks: [] }],
    contentTypes: [],
    openapi: { title: 'T', version: '1', license: { name: 'MIT' }, pageSize: { default: 1, max: 1 }, maxInteger: 1 },
  };

  it('has a default, and can be switched off', () => {
    expect(parseOptions(others).rateLimit).toMatchObject({ requests: 12_000, windowSeconds: 60, perCaller: true });
    expect(parseOptions({ ...others, rateLimit: false }).rateLimit).toBe(false);
    expect(parseOptions({ ...others, rateLimit: { requests: 5 } }).rateLimit).toMatchObject({
      requests: 5,
      exempt: [],
    });
  });

  it.each([
    { requests: 0 },
    { windowSeconds: 0.5 },
    { exempt: ['everybody'] },
    { exempt: ['192.0.2.0/33'] },
    true,
    { per: 1 },
  ])('is refused where it makes no sense: %j', (rateLimit) => {
    expect(() => parseOptions({ ...others, rateLimit })).toThrow('rateLimit');
  });
});
