import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { builtAt } from '../src/server/apps/appFiles.ts';
import { buildApp } from '../src/server/apps/buildApp.ts';
import { keptFiles } from './kept.ts';

// `node checks/engines.ts` reads the built phone for what Chromium 87 and Safari 15.0 do not know. The build lowers syntax; names,
// expressions and styles it passes on as they are, those of libraries too. Looked for is a use that does not ask first.
const OLD = 'src/ui/oldEngines.ts';
const MAIN = 'src/phone/main.tsx';
const source = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

/** What came later: its name, how a use of it looks, and in which versions it came, where those are later than ours. */
type Later = [name: string, use: RegExp, since: string];

const inScripts: Later[] = [
  ['reportError', /\breportError\b/, 'Chromium 95, Safari 15.4'],
  ['hasOwn', /\bObject\.hasOwn\(/, 'Chromium 93, Safari 15.4'],
  ['structuredClone', /\bstructuredClone\(/, 'Chromium 98, Safari 15.4'],
  ['at', /\.at\(/, 'Chromium 92, Safari 15.4'],
  ['findLast', /\.findLast(Index)?\(/, 'Chromium 97, Safari 15.4'],
  ['toSorted, toReversed, toSpliced', /\.to(Sorted|Reversed|Spliced)\(/, 'Chromium 110, Safari 16'],
  ['groupBy', /\b(Object|Map)\.groupBy\(/, 'Chromium 117, Safari 17.4'],
  ['fromAsync', /\bArray\.fromAsync\(/, 'Chromium 121, Safari 16.4'],
  ['methods of sets', /\.(is(Sub|Super)setOf|isDisjointFrom|symmetricDifference)\(/, 'Chromium 122, Safari 17'],
  [
    'methods of iterators',
    /\.((values|keys|entries)\(\)|matchAll\([^()]*\))\.(map|filter|some|every|find|flatMap|toArray)\(/,
    'Chromium 122, Safari 18.4',
  ],
  ['isWellFormed, toWellFormed', /\.(is|to)WellFormed\(/, 'Chromium 111, Safari 16.4'],
  ['withResolvers', /\bPromise\.(withResolvers|try)\(/, 'Chromium 119, Safari 17.4'],
  ['randomUUID', /\.randomUUID\(/, 'Chromium 92, Safari 15.4'],
  ['AbortSignal.timeout', /\bAbortSignal\.(timeout|any)\(/, 'Chromium 103, Safari 16'],
  ['throwIfAborted', /\.throwIfAborted\(/, 'Chromium 100, Safari 15.4'],
  ['Response.json', /\bResponse\.json\(/, 'Chromium 105, Safari 17'],
  ['CompressionStream', /\bnew (Dec|C)ompressionStream\(/, 'Safari 16.4'],
  ['OffscreenCanvas', /\bnew OffscreenCanvas\(/, 'Safari 16.4'],
  ['requestIdleCallback', /\brequestIdleCallback\(/, 'no Safari'],
  ['showModal', /\.showModal\(/, 'Safari 15.4'],
  ['supportedValuesOf', /\bIntl\.supportedValuesOf\(/, 'Chromium 99, Safari 15.4'],
  ['showPopover', /\.(show|hide|toggle)Popover\(/, 'Chromium 114, Safari 17'],
  ['each key once', /\.(uniqueKeys|eachUniqueKey)\(/, 'WebKit of July 2026: before, it threw where nothing lies there'],
  ['looking behind in an expression', /\(\?<[=!]/, 'Safari 16.4'],
];

const inStyles: Later[] = [
  [':has', /:has\(/, 'Chromium 105, Safari 15.4'],
  [':where', /:where\(/, 'Chromium 88'],
  ['aspect-ratio', /\baspect-ratio:/, 'Chromium 88'],
  ['comparisons in @media', /@media[^{]*[<>]/, 'Chromium 104, Safari 16.4'],
  ['@layer', /@layer\b/, 'Chromium 99, Safari 15.4'],
  ['@container', /@container\b/, 'Chromium 105, Safari 16'],
  ['dvh, svh, lvh', /\d[dsl]v[hw]\b/, 'Chromium 108, Safari 15.4'],
  ['color-mix', /\bcolor-mix\(/, 'Chromium 111, Safari 16.2'],
  ['light-dark', /\blight-dark\(/, 'Chromium 123, Safari 17.5'],
  ['oklch, oklab', /\bokl(ch|ab)\(/, 'Chromium 111, Safari 15.4'],
  ['translate, scale, rotate', /[;{](translate|scale|rotate):/, 'Chromium 104'],
];

const told: string[] = [];
if (!(await buildApp('phone', (line) => told.push(line)).done)) fault(told.join('\n'));
else {
  if (!source(MAIN).startsWith(`import '../ui/oldEngines.ts';`))
    fault(`${MAIN} does not import ${OLD} before all else`);
  const put = source(OLD);
  for (const file of ['worker.js', ...keptFiles()]) {
    const later = file.endsWith('.css') ? inStyles : inScripts;
    const text = readFileSync(join(builtAt('phone'), file), 'utf8');
    for (const [name, use, since] of later.filter(([one]) => !put.includes(`.${one} ??=`)))
      if (use.test(text)) fault(`the phone's ${file} uses ${name} (${since}): ${use.exec(text)?.[0]}`);
  }
}

function fault(line: string): void {
  console.error(line);
  process.exitCode = 1;
}
