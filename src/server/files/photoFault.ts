/** Why bytes are not kept as a photo. */
export const photoFaults = {
  wrong_type: {
    zh: '只收 JPEG、PNG、WebP 照片;按文件内容判断,与扩展名无关',
    en: 'Only JPEG, PNG and WebP photos are taken; the bytes tell, not the name',
  },
  damaged: {
    zh: '照片已损坏或不完整,请重新拍摄或选择',
    en: 'The photo is damaged or cut short: take or choose it again',
  },
  animated: { zh: '不收动图,请选一张照片', en: 'Moving pictures are not taken: choose a photo' },
} as const;

/** Thrown where bytes are not a photo that can be kept. */
export class PhotoFault extends Error {
  readonly code: keyof typeof photoFaults;

  constructor(code: keyof typeof photoFaults = 'damaged') {
    super(photoFaults[code].en);
    this.code = code;
  }
}

/** `length` bytes from `at`; a photo that ends before is damaged. */
export function taken(bytes: Buffer, at: number, length: number): Buffer {
  if (at + length > bytes.length) throw new PhotoFault();
  return bytes.subarray(at, at + length);
}

/** Far more pieces than any photo has: of nothing but empty ones a server could be kept busy. */
const MOST_PIECES = 10_000;

/** Refuses a photo of too many pieces. */
export function bounded(pieces: number): void {
  if (pieces > MOST_PIECES) throw new PhotoFault();
}
