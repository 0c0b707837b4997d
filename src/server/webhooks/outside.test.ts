import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { addressFaults, isInner } from './outside.ts';
import { shaped } from './send.ts';

test('webhooks reach only hosts the environment names, by https, and no inner address', () => {
  const outside = { hosts: ['hooks.example', 'hooks.example:8443'], inner: false };
  const codes = (address: string) => addressFaults(address, outside, '').map(({ code }) => code);
  assert.deepEqual(codes('https://hooks.example/x?key=1'), []);
  assert.deepEqual(codes('https://hooks.example:8443/x'), []);
  for (const [address, code] of [
    ['http://hooks.example/x', 'not_https'],
    ['https://other.example/x', 'host_not_allowed'],
    ['https://hooks.example:22/x', 'host_not_allowed'],
    ['https://hooks.example.evil.example/', 'host_not_allowed'],
    ['https://user:pass@hooks.example/', 'credentials'],
    ['file:///etc/passwd', 'not_https'],
    ['nonsense', 'no_address'],
  ] as const)
    assert.deepEqual(codes(address), [code], address);
  for (const inner of '127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ::1 fe80::1 fd00::1 ::ffff:127.0.0.1'.split(
    ' ',
  ))
    assert.equal(isInner(inner), true, inner);
  for (const open of ['8.8.8.8', '172.32.0.1', '2400:3200::1']) assert.equal(isInner(open), false, open);
});

test('webhooks sign as each kind of receiver asks', () => {
  const message = { url: 'https://x.example/send?access_token=1', secret: 'SEC', id: 'd', text: '你好', facts: {} };
  const ding = shaped({ ...message, kind: 'dingtalk' }, 1_700_000_000_000);
  const sign = createHmac('sha256', 'SEC').update('1700000000000\nSEC').digest('base64');
  assert.equal(ding.url.searchParams.get('sign'), sign);
  const feishu = JSON.parse(shaped({ ...message, kind: 'feishu' }, 1_700_000_000_000).body);
  assert.deepEqual(
    [feishu.msg_type, feishu.sign, feishu.timestamp],
    ['text', createHmac('sha256', '1700000000\nSEC').digest('base64'), '1700000000'],
  );
});
