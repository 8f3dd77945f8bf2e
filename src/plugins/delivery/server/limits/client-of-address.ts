import { BlockList, isIP, isIPv6 } from 'node:net';

/** Who is counted together. */
export interface Client {
  key: string;
  /** Whether it may ask as often as it likes. */
  isExempt: boolean;
}

/** So many addresses are remembered; each costs a look at its text otherwise. */
const MAX_KNOWN = 10_000;
/** No address with a port is longer, but for a zone with a long name. What a proxy passes on may be any text, of any length. */
const MAX_KNOWN_LENGTH = 64;
/** Behind an IPv6 address there is a network of at least so many bits (RFC 6177), of which its owner may use any address. */
const IPV6_GROUPS = 4;
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies write the port as well: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([^\]]+)\])(?::\d+)?$/;

/**
 * Makes the function that tells which client an address belongs to: an IPv4 address is one, an IPv6 address is its network of 64 bits, and whatever is no
 * address at all is one client altogether.
 *
 * @param exempt - addresses and networks: `192.0.2.1`, `2001:db8::/32`
 */
export function createClientLookup({ exempt }: { exempt: readonly string[] }): (address: string) => Client {
  const exempted = new BlockList();
  for (const entry of exempt) {
    const [network = '', bits] = entry.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (bits === undefined) exempted.addAddress(network, family);
    else exempted.addSubnet(network, Number(bits), family);
  }
  const known = new Map<string, Client>();

  function describe(written: string): Client {
    const [, ipv4, ipv6] = WITH_PORT.exec(written) ?? [];
    const bare = ipv4 ?? ipv6 ?? written;
    const address = MAPPED_IPV4.exec(bare)?.[1] ?? bare;
    const version = isIP(address);
    if (version === 0) return { key: 'unknown', isExempt: false };
    return {
      key: version === 6 ? networkOf(address) : address,
      isExempt: exempted.check(address, version === 6 ? 'ipv6' : 'ipv4'),
    };
  }

  return (address) => {
    const remembered = known.get(address);
    if (remembered) return remembered;
    const client = describe(address);
    if (address.length > MAX_KNOWN_LENGTH) return client;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(address, client);
    return client;
  };
}

/** @returns the first 64 bits of an IPv6 address, always written in the same way: `2001:db8:0:1` */
function networkOf(address: string): string {
  // The WHATWG URL parser writes every address in one way, lower case and without leading zeros.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groupsOf = (text = '') => (text === '' ? [] : text.split(':'));
  const missing = tail === undefined ? 0 : 8 - groupsOf(head).length - groupsOf(tail).length;
  return [...groupsOf(head), ...Array.from({ length: missing }, () => '0'), ...groupsOf(tail)]
    .slice(0, IPV6_GROUPS)
    .join(':');
}
