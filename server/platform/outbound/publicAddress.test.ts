import { assert, nat, oneof, property } from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isLoopback, isPublicAddress, namesThisMachine } from './publicAddress.ts';

test.each(['8.8.8.8', '93.184.215.14', '192.0.1.1', '2606:4700::1111', '2a00:1450:4001::5', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1', 'fec0::1']],
  ['loopback', ['127.0.0.1', '127.255.0.3', '::1', '0:0:0:0:0:0:0:1']],
  ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
  ['link-local, cloud metadata among them', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254']],
  ['of a carrier', ['100.64.0.1', '100.127.255.255']],
  ['multicast or broadcast', ['224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1']],
  ['reserved, for documentation or benchmarks', ['192.0.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1', '2001:db8::1', '3fff::1', '100::1', '2001:2::1', '5f00::1', '4000::1', '1::1']],
  ['an IPv4 address in IPv6 clothes', ['::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '::10.0.0.1', '::127.0.0.1', '::8.8.8.8', '::ffff:0:10.0.0.1']],
  ['behind NAT64', ['64:ff9b::a00:1', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1', '64:ff9b:1:ffff::10.0.0.1']],
  ['6to4 or Teredo', ['2002:a00:1::', '2002:7f00:1::1', '2002:808:808::1', '2001::1', '2001:0:4136:e378::1']],
  ['no address', ['', 'localhost', 'example.org', '1.2.3.4.5', '::g', '10.0.0.1 ']],
])('nothing %s is public', (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('no spelling of a private IPv4 address is public', () => {
  const inside = oneof(...['10.0.0.0/8', '127.0.0.0/8', '192.168.0.0/16', '172.16.0.0/12', '169.254.0.0/16', '100.64.0.0/10'].map((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr) as [ipaddr.IPv4, number];
    const base = network.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
    return nat(2 ** (32 - bits) - 1).map((offset) => base + offset);
  }));
  assert(property(inside, (value) => {
    const dotted = [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
    const hex = [(value >>> 16).toString(16), (value & 0xffff).toString(16)];
    const spellings = [dotted, new URL(`http://${value}/`).hostname, new URL(`http://0x${value.toString(16)}/`).hostname, new URL(`http://0${value.toString(8)}/`).hostname,
      `::ffff:${dotted}`, `::ffff:${hex.join(':')}`, `::${dotted}`, `64:ff9b::${dotted}`, `64:ff9b:1::${hex.join(':')}`, `2002:${hex.join(':')}::1`];
    expect(spellings.filter(isPublicAddress)).toEqual([]);
  }));
});

test('loopback is known in every spelling', () => {
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'].every(isLoopback)).toBe(true);
  expect(['10.0.0.1', '8.8.8.8', '::', '0.0.0.0'].some(isLoopback)).toBe(false);
});

test('a host that names this machine is known by its spelling', () => {
  expect(['localhost', 'LOCALHOST', 'localhost.', 'stet.localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::]', '[::ffff:7f00:1]'].every(namesThisMachine)).toBe(true);
  expect(['feeds.example.org', '10.0.0.1', 'localhost.example.org', '[2606:4700::1111]'].some(namesThisMachine)).toBe(false);
});
