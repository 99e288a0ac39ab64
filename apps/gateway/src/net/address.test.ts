import { expect, test } from 'vitest';
import { addressKey, clientAddress } from './address.ts';

test('[G20] an IPv6 address counts by its first 64 bits, an IPv4 one by itself, mapped or not', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(addressKey('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2::/64');
  expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0::/64');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(addressKey('::1')).toBe('0:0:0:0::/64');
  expect(addressKey('64:ff9b::192.0.2.7')).toBe('64:ff9b:0:0::/64');
  expect(addressKey('')).toBe('');
});

test('[G21] X-Forwarded-For is believed of proxies we trust only, and only what they wrote', () => {
  const trusted = new Set(['127.0.0.1', '10.0.0.1']);
  expect(clientAddress('198.51.100.1', '203.0.113.9', trusted)).toBe('198.51.100.1');
  expect(clientAddress('127.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9');
  expect(clientAddress('127.0.0.1', 'forged, 203.0.113.9, 10.0.0.1', trusted)).toBe('203.0.113.9');
  expect(clientAddress('::ffff:127.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9');
  expect(clientAddress('127.0.0.1', undefined, trusted)).toBe('127.0.0.1');
  expect(clientAddress('127.0.0.1', ' , ', trusted)).toBe('127.0.0.1');
});
