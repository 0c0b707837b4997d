const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type FileFormat = keyof typeof types;

/** A name that every system can keep. */
export const fileName = (name: string, format: FileFormat): string =>
  `${name.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${format}`;

/** A file to be kept under a name that says what it is. */
export function fileAnswer(bytes: Uint8Array<ArrayBuffer>, format: FileFormat, name: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(fileName(name, format))}`,
    },
  });
}
