import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HAN = /\p{Script=Han}+/u;
/** Words stand in these; tests say what people see. */
const ALLOWED = /words\.ts$|\.test\.tsx?$|ui\/api\.ts$/i;

/** Chinese in components of desk and phone, where English would lack it: one line each. */
export function strayWords(root: string): string {
  return globSync('src/{desk,ui,phone}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !ALLOWED.test(file))
    .flatMap((file) =>
      withoutComments(readFileSync(join(root, file), 'utf8'))
        .split('\n')
        .flatMap((line, index) => {
          const [word] = HAN.exec(line) ?? [];
          return word === undefined ? [] : [`${file}:${index + 1}: “${word}” belongs in a words.ts, with its English`];
        }),
    )
    .toSorted()
    .join('\n');
}

/** The same lines, with what comments say left out. */
const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');
