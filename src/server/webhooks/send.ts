import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { WebhookKind } from '../../domain/webhooks/webhook.ts';
import { guardedLookup, InnerAddress, isInner, type Outside } from './outside.ts';

/** What is sent to whom. */
export interface Message {
  kind: WebhookKind;
  url: string;
  secret: string | undefined;
  /** The delivery: a receiver that got it twice knows by this. */
  id: string;
  /** What a person reads. */
  text: string;
  /** What a program reads: `generic` alone. */
  facts: object;
}

/** What became of an attempt; `fault` is a code, never what the receiver said. */
export interface Outcome {
  status: number | undefined;
  fault: string | undefined;
}

const TIMEOUT = 10_000;
const MOST_READ = 4096;

/** One attempt: the body as the receiver wants it, no redirects followed, ten seconds. Never throws. */
export async function send(message: Message, outside: Outside): Promise<Outcome> {
  try {
    const { url, body, headers } = shaped(message, Date.now());
    const { status, text } = await post(url, body, headers, outside);
    if (status < 200 || status > 299) return { status, fault: `http_${status}` };
    return { status, fault: refusedBy(message.kind, text) };
  } catch (error) {
    return { status: undefined, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): string {
  if (error instanceof InnerAddress) return 'inner_address';
  const { name = '', code = '' } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate';
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unknown_host' : 'unreachable';
}

/** Group robots answer 200 and say in the body that they refused. */
function refusedBy(kind: WebhookKind, text: string): string | undefined {
  if (kind === 'generic') return undefined;
  try {
    const { errcode, code, StatusCode } = JSON.parse(text) as Record<string, unknown>;
    const said = errcode ?? code ?? StatusCode;
    return said === 0 ? undefined : `refused_${String(said).slice(0, 20)}`;
  } catch {
    return 'not_understood';
  }
}

/** The request each kind of receiver expects, signed where there is a secret. */
export function shaped({ kind, url, secret, id, text, facts }: Message, now: number) {
  const at = new URL(url);
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  let body: object;
  if (kind === 'feishu') {
    const timestamp = String(Math.floor(now / 1000));
    const sign = secret && createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    body = { ...(sign && { timestamp, sign }), msg_type: 'text', content: { text } };
  } else if (kind === 'generic') body = { id, text, ...facts };
  else body = { msgtype: 'text', text: { content: text } };
  if (kind === 'dingtalk' && secret) {
    at.searchParams.set('timestamp', String(now));
    at.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  }
  const bytes = JSON.stringify(body);
  if (kind === 'generic') {
    headers['x-village-beat-delivery'] = id;
    if (secret)
      headers['x-village-beat-signature'] = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
  }
  return { url: at, body: bytes, headers };
}

function post(url: URL, body: string, headers: Record<string, string>, outside: Outside) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // an address written out is connected to without a look-up
    if (isIP(host) !== 0 && !outside.inner && isInner(host)) throw new InnerAddress();
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        lookup: guardedLookup(outside),
        signal: AbortSignal.timeout(TIMEOUT),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text = (text + chunk).slice(0, MOST_READ)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      },
    );
    request.on('error', (error) => reject(error.cause instanceof InnerAddress ? error.cause : error));
    request.end(body);
  });
}
