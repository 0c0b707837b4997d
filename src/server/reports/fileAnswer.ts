const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type FileFormat = keyof typeof types;

/** A file to be kept under a name that says what it is. */
export function fileAnswer(bytes: Uint8Array<ArrayBuffer>, format: FileFormat, name: string): Response {
  const file = `${name.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${format}`;
  return new Response(bytes, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    },
  });
}
