import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PasswordFault, passwordFaults } from './password.ts';

const about = { badge: '341622017', name: '赵建国' };

const cases: [string, PasswordFault[]][] = [
  ['短了', ['tooShort']],
  ['elevenchars', ['tooShort']],
  ['x'.repeat(129), ['tooLong']],
  ['password1234', ['common']],
  ['P@ssw0rd1234', ['common']],
  ['Woaini1314520', ['common']],
  ['aaaaaaaaaaaa', ['repeated']],
  ['abababababab', ['repeated']],
  ['qwertyuiopas', ['sequence']],
  ['123456789012', ['sequence']],
  ['098765432109', ['common', 'sequence']],
  ['qwertyasdfgh1', ['sequence']],
  ['341622017341622017', ['aboutYou']],
  ['341622017abcd', ['aboutYou']],
  ['赵建国赵建国12345678', ['aboutYou']],
  ['villagebeat2026', ['aboutYou']],
  ['village officers drink tea', []],
  ['麦子黄了路南村的狗在叫呢', []],
  ['tr0ub4dor&3xyz', []],
  ['admin-password-123', []],
  ['341622017 at the old bridge', []],
];

for (const [password, faults] of cases) {
  test(`${password.slice(0, 24)}: ${faults.join(', ') || 'accepted'}`, () => {
    assert.deepEqual(passwordFaults(password, about), faults);
  });
}
