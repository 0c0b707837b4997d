import { BlockList, isIP, type LookupFunction } from 'node:net';
import { lookup as resolve } from 'node:dns';
import type { RaisedIssue } from '../platform/http/problem.ts';

/** What this machine may reach outside, by its environment: an administrator of the desk cannot widen it. */
export interface Outside {
  /** `host` or `host:port`. */
  hosts: readonly string[];
  /** Inner addresses and plain http are allowed, too: for receivers on the inner network. */
  inner: boolean;
}

/** What is wrong with an address to be told, as issues at `path`. */
export function addressFaults(address: string, { hosts, inner }: Outside, path: string): RaisedIssue[] {
  const fault = (code: string, zh: string, en: string): RaisedIssue[] => [{ path, code, message: { zh, en } }];
  if (!URL.canParse(address)) return fault('no_address', '这不是网址', 'This is no address.');
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(inner && url.protocol === 'http:'))
    return fault('not_https', '网址必须以 https:// 开头', 'The address must begin with https://.');
  if (url.username !== '' || url.password !== '')
    return fault('credentials', '@ 之前不能有用户名和密码', 'No user name or password before the @.');
  if (!hosts.includes(url.host))
    return fault(
      'host_not_allowed',
      `${url.host} 不在 WEBHOOK_HOSTS 允许的主机之中:${hosts.join('、') || '无'}`,
      `${url.host} is not among the hosts of WEBHOOK_HOSTS: ${hosts.join(', ') || 'none'}.`,
    );
  return [];
}

const innerAddresses = new BlockList();
const V4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4';
const V6 = '::/128 ::1/128 64:ff9b::/96 fc00::/7 fe80::/10 ff00::/8';
for (const [family, list] of [
  ['ipv4', V4],
  ['ipv6', V6],
] as const)
  for (const net of list.split(' ')) {
    const [address = '', bits] = net.split('/');
    innerAddresses.addSubnet(address, Number(bits), family);
  }

/** Whether an address lies in this machine or its own networks. IPv4 inside IPv6 is judged as what it is. */
export function isInner(address: string): boolean {
  return innerAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** A receiver that turned out to lie on an inner address. */
export class InnerAddress extends Error {
  constructor() {
    super('an inner address');
  }
}

/** Looks a name up for the very connection that is made: a name that answers differently the second time changes nothing. */
export function guardedLookup({ inner }: Outside): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) callback(error, '');
      else if (!inner && addresses.some(({ address }) => isInner(address))) callback(new InnerAddress(), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}
