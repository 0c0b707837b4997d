import { LARGEST_FILE } from '../../domain/journal/fileReference.ts';
import type { RaisedIssue } from '../platform/http/problem.ts';

/** Which bytes of a photo a request brings; `ask`: none, it asks how many are there. */
export type SentRange = { ask: true; size: number } | { ask: false; from: number; length: number; size: number };

const WHERE = '/header/content-range';
const issue = (path: string, code: string, zh: string, en: string): RaisedIssue => ({
  path,
  code,
  message: { zh, en },
});

const unreadable = issue(
  WHERE,
  'bad_range',
  'Content-Range 写成 bytes 0-65535/200000 的样子;只问进度写 bytes */200000',
  'write Content-Range like bytes 0-65535/200000; to ask how much is there, bytes */200000',
);
const beyond = issue(WHERE, 'bad_range', '这一段超出了文件的长度', 'This part goes beyond the end of the file');
export const tooLarge = issue(
  WHERE,
  'too_large',
  `照片最大${LARGEST_FILE / 1024 ** 2} MB`,
  `A photo has at most ${LARGEST_FILE / 1024 ** 2} MB`,
);
const empty = issue('/body', 'empty', '没有收到照片内容', 'There are no bytes of a photo');
export const cut = issue(
  '/body',
  'part_length',
  '收到的字节数与 Content-Range 不符',
  'The bytes received are not as many as Content-Range says',
);

/**
 * `Content-Range` (RFC 9110, 14.4) of a request and the length of its body: `bytes 0-65535/200000`, or `bytes *` + `/200000`.
 * Absent: the body is the whole photo. Answers every fault.
 */
export function readRange(header: string | null, length: number): { range: SentRange } | { issues: RaisedIssue[] } {
  if (header === null) {
    return length === 0 ? { issues: [empty] } : { range: { ask: false, from: 0, length, size: length } };
  }
  const match = /^bytes (?:(\d{1,10})-(\d{1,10})|\*)\/(\d{1,10})$/.exec(header.trim());
  const size = Number(match?.[3] ?? 0);
  if (match === null || size === 0) return { issues: [unreadable] };
  const large = size > LARGEST_FILE ? [tooLarge] : [];
  if (match[1] === undefined) return large.length > 0 ? { issues: large } : { range: { ask: true, size } };
  const [from, to] = [Number(match[1]), Number(match[2])];
  const issues = [...large, ...(from > to || to >= size ? [beyond] : []), ...(to - from + 1 === length ? [] : [cut])];
  return issues.length > 0 ? { issues } : { range: { ask: false, from, length, size } };
}
