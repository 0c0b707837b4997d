import { createHash } from 'node:crypto';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { keepFile } from './keep.ts';
import { dropParts, keepPart, openParts, type Part, type Received, receivedOf, type Upload } from './parts.ts';
import { PhotoFault, photoFaults } from './photoFault.ts';
import { stripped, TELLING, typeOf } from './strip.ts';

/** How much of a photo of this size is there; of another size, nothing. */
export async function standing(services: Services, upload: Upload, size: number): Promise<Received> {
  const known = await receivedOf(services, upload);
  return known !== undefined && (known.complete || known.size === size)
    ? known
    : { received: 0, size, complete: false };
}

/**
 * Takes in some bytes of a photo and answers how many are there. What is there already is passed over, so that a part sent again
 * changes nothing; one that leaves a gap is refused with the place to go on from. With the last byte the digest is compared, what is
 * not the picture is taken out, and the photo is kept; one that cannot be kept is forgotten whole.
 */
export async function receive(services: Services, upload: Upload, part: Part, line: AuditLine): Promise<Received> {
  const known = await standing(services, upload, part.size);
  const { received } = known;
  const end = part.from + part.bytes.length;
  if (known.complete || end <= received) return known;
  if (part.from > received) throw new Problem('conflict', [GAP], { received });
  const bytes = part.bytes.subarray(received - part.from);
  if (end < part.size) {
    // the first bytes tell: nobody sends twenty megabytes of a film in vain
    const isOther = received === 0 && bytes.length >= TELLING && typeOf(bytes) === undefined;
    if (isOther) throw new Problem('invalid', [issueOf('wrong_type')], { received: 0 });
    await keepPart(services, upload, { from: received, bytes, size: part.size });
    return standing(services, upload, part.size);
  }
  const before = received === 0 ? [] : [await openParts(services, upload)];
  await finish(services, upload, Buffer.concat([...before, bytes]), line);
  return { received: part.size, size: part.size, complete: true };
}

const GAP: RaisedIssue = {
  path: '/header/content-range',
  code: 'gap',
  message: {
    zh: '前面还有没收到的内容,请从 received 处接着发',
    en: 'Bytes before these are missing: go on from `received`',
  },
};

const WRONG_DIGEST: RaisedIssue = {
  path: '/path/sha256',
  code: 'wrong_digest',
  message: {
    zh: '收到的内容与地址中的摘要不符,已全部作废,请从头再发',
    en: 'The bytes do not have this digest; all were dropped: send them again from the beginning',
  },
};

const issueOf = (code: keyof typeof photoFaults): RaisedIssue => ({ path: '/body', code, message: photoFaults[code] });

/** All bytes are there: checks, strips and keeps them; every fault is said. */
async function finish(services: Services, upload: Upload, sent: Buffer, line: AuditLine): Promise<void> {
  const { db, clock } = services;
  const issues = createHash('sha256').update(sent).digest('hex') === upload.sha256 ? [] : [WRONG_DIGEST];
  const photo = await stripped(sent).catch((error: unknown) => {
    if (!(error instanceof PhotoFault)) throw error;
    issues.push(issueOf(error.code));
  });
  await scoped(db, rangeOf(upload.village), async (tx) => {
    await dropParts(tx, upload);
    if (!photo || issues.length > 0) return;
    if (await keepFile(services, tx, { ...upload, ...photo, size: sent.length })) await recordIn(tx, clock, [line]);
  });
  if (issues.length > 0) throw new Problem('invalid', issues, { received: 0 });
}
