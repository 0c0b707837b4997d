import { fileURLToPath } from 'node:url';
import { checks } from './list.ts';

// `npm run check [name…]`: all checks, or those named.
const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);

for (const check of checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const faults = await check.faults(root);
  process.stdout.write(
    faults === '' ? `✓ ${check.name}: ${check.fact}\n` : `✖ ${check.name}: not so: ${check.fact}\n${faults}\n`,
  );
  if (faults !== '') process.exitCode = 1;
}
