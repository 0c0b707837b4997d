import type { Answer } from '../platform/client.ts';
import { choices } from '../platform/choices.ts';
import { Refusal, refusalOf } from '../../ui/refusal.ts';
import type { What } from './groups.ts';

export type Report = Answer<'/api/imports/postings', 'post'>;
export interface Sent {
  files?: { name: string; content: string }[];
  sheets?: { name: string; rows: string[][] }[];
  dryRun: boolean;
}

/** Sends sheets, saying how much has gone: `fetch` cannot, so this is the one request the client does not make. */
export function send(what: What, body: Sent, progress: (share: number) => void): Promise<Report> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports/${what}`);
    request.setRequestHeader('content-type', 'application/json');
    request.setRequestHeader('accept-language', choices().language);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 1));
    request.addEventListener('error', () => reject(new Refusal(0, { code: 'offline' })));
    request.addEventListener('load', () => {
      const answer = jsonOf(request.responseText);
      if (request.status === 200) resolve(answer as Report);
      else reject(refusalOf(request.status, answer));
    });
    request.send(JSON.stringify(body));
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A file's bytes in base64. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(new Refusal(0, { code: 'broken', title: String(reader.error) })));
    reader.readAsDataURL(file);
  });
}
