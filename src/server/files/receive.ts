import { createHash } from 'node:crypto';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { keepFile } from './keep.ts';
import { dropParts, keepPart, openParts, type Part, type Received, receivedOf, taking, type Upload } from './parts.ts';
import { PhotoFault, photoFaults } from './photoFault.ts';
import { stripped, TELLING, typeOf } from './strip.ts';

/** How much of a photo of this size is there; of another size, nothing. */
export const standing = (services: Services, upload: Upload, size: number): Promise<Received> =>
  scoped(services.db, rangeOf(upload.village), (tx) => standingIn(tx, upload, size));

async function standingIn(tx: Tx, upload: Upload, size: number): Promise<Received> {
  const known = await receivedOf(tx, upload);
  return known !== undefined && (known.complete || known.size === size)
    ? known
    : { received: 0, size, complete: false };
}

/**
 * Takes in some bytes of a photo and answers how many are there. What is there already is passed over, so that a part sent again
 * changes nothing; one that leaves a gap is refused with the place to go on from. With the last byte the digest is compared, what is
 * not the picture is taken out, and the photo is kept; one that cannot be kept is forgotten whole. Two tabs that send the same photo
 * take turns: what one has looked at stays so until it has written.
 */
export async function receive(services: Services, upload: Upload, part: Part, line: AuditLine): Promise<Received> {
  const { received, issues } = await scoped(services.db, rangeOf(upload.village), async (tx) => {
    await taking(tx, upload);
    return take(services, tx, upload, part, line);
  });
  if (issues.length > 0) throw new Problem('invalid', issues, { received: 0 });
  return received;
}

/** What came of some bytes; with faults of the photo all of it is forgotten, so these are told only once that is so. */
interface Taken {
  received: Received;
  issues: RaisedIssue[];
}

async function take(services: Services, tx: Tx, upload: Upload, part: Part, line: AuditLine): Promise<Taken> {
  const { from, size } = part;
  const known = await standingIn(tx, upload, size);
  const { received } = known;
  const end = from + part.bytes.length;
  if (known.complete || end <= received) return { received: known, issues: [] };
  if (from > received) throw new Problem('conflict', [GAP], { received });
  const bytes = part.bytes.subarray(received - from);
  if (end < size) {
    // the first bytes tell: nobody sends twenty megabytes of a film in vain
    const isOther = received === 0 && bytes.length >= TELLING && typeOf(bytes) === undefined;
    if (isOther) throw new Problem('invalid', [issueOf('wrong_type')], { received: 0 });
    await keepPart(services, tx, upload, { from: received, bytes, size });
    return { received: { received: end, size, complete: false }, issues: [] };
  }
  const before = received === 0 ? [] : [await openParts(services, tx, upload)];
  const issues = await finish(services, tx, upload, Buffer.concat([...before, bytes]), line);
  return { received: { received: size, size, complete: true }, issues };
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

/** All bytes are there: checks, strips and keeps them, or forgets them with every fault. */
async function finish(
  services: Services,
  tx: Tx,
  upload: Upload,
  sent: Buffer,
  line: AuditLine,
): Promise<RaisedIssue[]> {
  const issues = createHash('sha256').update(sent).digest('hex') === upload.sha256 ? [] : [WRONG_DIGEST];
  const photo = await stripped(sent).catch((error: unknown) => {
    if (!(error instanceof PhotoFault)) throw error;
    issues.push(issueOf(error.code));
  });
  await dropParts(tx, upload);
  if (!photo || issues.length > 0) return issues;
  const isNew = await keepFile(services, tx, { ...upload, ...photo, size: sent.length });
  if (isNew) await recordIn(tx, services.clock, [line]);
  return issues;
}
