import { useState } from 'react';
import { save } from '../list/exportFile.ts';
import { queryOf } from '../platform/address.ts';
import { choices } from '../platform/choices.ts';
import { Refusal, refusalOf } from '../../ui/refusal.ts';

/** The name the server gave a file. */
function nameOf(response: Response): string {
  const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return said === undefined ? 'report' : decodeURIComponent(said);
}

/** Bytes of the server, with a refusal where there are none. */
async function bytesOf(path: string, query: Record<string, string>): Promise<Response> {
  const response = await fetch(path + queryOf(query), { headers: { 'accept-language': choices().language } }).catch(
    () => {
      throw new Refusal(0, { code: 'offline' });
    },
  );
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
  return response;
}

/** Fetches a file and gives it to whoever asked; `making` names the one under way. */
export function useDownload() {
  const [making, setMaking] = useState<string>();
  const [error, setError] = useState<Refusal>();
  const fetchFile = async (path: string, query: Record<string, string>, name: string): Promise<void> => {
    setMaking(name);
    setError(undefined);
    try {
      const response = await bytesOf(path, query);
      save(new Uint8Array(await response.arrayBuffer()), nameOf(response), response.headers.get('content-type') ?? '');
    } catch (fault) {
      setError(Refusal.of(fault));
    } finally {
      setMaking(undefined);
    }
  };
  return { fetch: fetchFile, making, error };
}
