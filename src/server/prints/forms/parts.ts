import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Why a file is no form that can be taken. */
export const formFaults = ['unreadable', 'macros', 'too_large', 'other_type', 'filled_down'] as const;
export type FormFaultCode = (typeof formFaults)[number];

export class FormFault extends Error {
  readonly code: FormFaultCode;
  constructor(code: FormFaultCode) {
    super(code);
    this.code = code;
  }
}

export type FormFormat = 'xlsx' | 'docx';

/** The parts of an Office file by name; what is not changed stays as it was, byte for byte. */
export interface Parts {
  format: FormFormat;
  files: Record<string, Uint8Array>;
}

/** Unpacked, a form of a few pages has some megabytes; more is a bomb. */
const LARGEST_UNPACKED = 48 * 1024 * 1024;
const MOST_PARTS = 1000;
const ACTIVE = /vbaProject|\/activeX\/|\/macrosheets\/|\/embeddings\/|vbaData/i;
const MAIN: Record<FormFormat, string> = {
  xlsx: 'spreadsheetml.sheet.main+xml',
  docx: 'wordprocessingml.document.main+xml',
};

/** Opens a form by its content, whatever it is called. What its parts take is known before any of them is unpacked. */
export function openParts(bytes: Uint8Array): Parts {
  const files = unpacked(bytes);
  const names = Object.keys(files);
  const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array());
  if (names.some((name) => ACTIVE.test(name)) || /macroEnabled/i.test(types)) throw new FormFault('macros');
  const format = (Object.keys(MAIN) as FormFormat[]).find((one) => types.includes(MAIN[one]));
  if (format === undefined) throw new FormFault('other_type');
  return { format, files };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        size += originalSize;
        count += 1;
        if (size > LARGEST_UNPACKED || count > MOST_PARTS) throw new FormFault('too_large');
        return !name.endsWith('/');
      },
    });
  } catch (error) {
    throw error instanceof FormFault ? error : new FormFault('unreadable');
  }
}

export const closeParts = ({ files }: Parts): Uint8Array => zipSync(files as Zippable, { level: 6 });

export const textOf = ({ files }: Parts, name: string): string | undefined =>
  files[name] === undefined ? undefined : strFromU8(files[name]);

export function setText({ files }: Parts, name: string, text: string): void {
  files[name] = strToU8(text);
}
