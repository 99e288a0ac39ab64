import { isIPv6 } from 'node:net';

/**
 * What stands for one customer of the network: an IPv4 address, or the first 64 bits of an IPv6 address, because a whole /64 is given to
 * one household. An IPv4 address mapped into IPv6 counts as what it is.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.split('%', 1);
  return isIPv6(bare) ? `${expandIPv6(bare).slice(0, 4).join(':')}::/64` : address;
}

/** The eight groups, without leading zeros. */
function expandIPv6(address: string): string[] {
  const [head = '', tail] = address.split('::', 2);
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  // An embedded IPv4 address takes the place of two groups.
  const width = (groups: string[]) => groups.length + (groups.at(-1)?.includes('.') ? 1 : 0);
  const gap = tail === undefined ? 0 : 8 - width(first) - width(last);
  const groups = [...first, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...last];
  return groups.map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
}

/**
 * Who is asking: the peer, or, behind proxies we trust, the last address in X-Forwarded-For that is not one of them. What stands further
 * left was written by the client and proves nothing.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trustedProxies: ReadonlySet<string>,
): string {
  if (!trustedProxies.has(addressKey(peer))) return peer;
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const client = hops.findLast((hop) => hop !== '' && !trustedProxies.has(addressKey(hop)));
  return client ?? peer;
}
