import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fonts, glyphsOf } from './font.ts';

/** What can be typeset: a file of `templates/`. */
export type Template = 'report' | 'binder';

const FOLDER = fileURLToPath(new URL('templates/', import.meta.url));

/** Everything that takes long to load, loaded once. */
export class Typesetter {
  readonly #compiler: NodeCompiler;
  readonly #has: (codePoint: number) => boolean;

  constructor() {
    const blobs = fonts();
    this.#compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: blobs }] });
    this.#has = glyphsOf(blobs[0]!);
  }

  /**
   * A template filled with data, as PDF. Text goes in as data and is never read as markup. A character the font lacks stands as
   * its code, `[U+583D]`, and is named at the end: a blank in a name would be seen by nobody.
   */
  pdf(template: Template, data: object): Uint8Array {
    const lacking = new Set<string>();
    const printable = JSON.stringify(data).replaceAll(/[^ -~]/gu, (character) => {
      if (this.#has(character.codePointAt(0) ?? 0)) return character;
      const code = `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`;
      lacking.add(code);
      return code;
    });
    const whole = `${printable.slice(0, -1)},"lacking":${JSON.stringify([...lacking])}}`;
    this.#compiler.mapShadow(`${FOLDER}data.json`, Buffer.from(whole));
    const made = this.#compiler.compile({ mainFilePath: `${FOLDER}${template}.typ`, resetRead: true });
    const { result } = made;
    if (result === null) throw new Error(`${template}: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics)}`);
    const pdf = this.#compiler.pdf(result);
    // memoised results of the last few are kept, not of all that was ever printed
    this.#compiler.evictCache(3);
    return pdf;
  }
}
