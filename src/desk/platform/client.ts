import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import createClient, { type FetchResponse } from 'openapi-fetch';
import type { PathsWithMethod } from 'openapi-typescript-helpers';
import type { paths } from '../../ui/api.ts';
import { mayPass } from './again.ts';
import { choices } from './choices.ts';
import { askAnew } from './ownChanges.ts';
import { Refusal, refusalOf } from '../../ui/refusal.ts';

/** The server, as its OpenAPI document says; the way for what `useAnswer` and `useChange` do not carry (bytes, pages). */
export const server = createClient<paths>({ baseUrl: location.origin, fetch: reach });
server.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', choices().language);
  },
});

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Refusal(0, { code: 'offline' });
  }
}

/** What the server answered; throws a `Refusal` when it said no. */
export async function answered<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  asked: Promise<FetchResponse<T, O, M>>,
) {
  const { data, error, response } = await asked;
  if (error !== undefined || !response.ok) throw refusalOf(response.status, error);
  return data as NonNullable<typeof data>;
}

/** Whoever is not signed in is led there, and back to where they were. */
function leadToSignIn(): void {
  const next = location.pathname + location.search;
  if (!location.pathname.startsWith('/desk/sign-in')) location.assign(`/desk/sign-in?next=${encodeURIComponent(next)}`);
}

export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // without a network it is asked all the same, and told; `useAgain` asks anew
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (count, error) => count < 2 && mayPass(error),
      throwOnError: (error) => {
        if (Refusal.of(error).code === 'sign_in_required') leadToSignIn();
        return false;
      },
    },
    mutations: {
      networkMode: 'always',
      onError: (error) => {
        if (Refusal.of(error).code === 'sign_in_required') leadToSignIn();
      },
    },
  },
});

type GetPath = PathsWithMethod<paths, 'get'>;
type Asked<P extends GetPath> = paths[P]['get'] extends { parameters: infer Given }
  ? Pick<Given, keyof Given & ('query' | 'path')>
  : never;
type Body<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Answer } } } }
  ? Answer
  : never;

/** What a path answers. */
export type Answer<P extends keyof paths, M extends 'get' | 'post' | 'put' | 'delete' = 'get'> = Body<paths[P][M]>;

/** How `useAnswer` is to behave beyond asking once. */
export interface Asking {
  /** `false` until what it needs is known. */
  when?: boolean;
  /** The answer before stays on screen while the next is fetched. */
  keep?: boolean;
  /** Asked again after so many milliseconds. */
  every?: number;
}

/** What the server answers to a GET, kept by path and parameters. */
export function useAnswer<P extends GetPath>(
  path: P,
  params: Asked<P>,
  { when = true, keep = false, every }: Asking = {},
): UseQueryResult<Answer<P>, Refusal> {
  return useQuery<Answer<P>, Refusal>({
    queryKey: [path, params],
    queryFn: ({ signal }) => ask(path, params, signal),
    enabled: when,
    ...(every !== undefined && { refetchInterval: every }),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** As `useAnswer`, outside of a component. */
export function ask<P extends GetPath>(path: P, params: Asked<P>, signal?: AbortSignal): Promise<Answer<P>> {
  // the types of path and parameters are held by the signature; the client's own cannot follow a type variable
  const get = server.GET as (path: string, init: object) => Promise<FetchResponse<never, object, 'application/json'>>;
  return answered(get(path, { params, signal })) as Promise<Answer<P>>;
}

/** Something that changes what is stored; afterwards what `touches` names is asked for anew. */
export function useChange<Given, Answered>(
  change: (given: Given) => Promise<Answered>,
  touches: readonly (keyof paths)[],
) {
  const kept = useQueryClient();
  return useMutation<Answered, Refusal, Given>({
    mutationFn: change,
    // not waited for: what comes anew may take the button away that was pressed, and with it whoever says that it is done
    onSuccess: () => askAnew(kept, touches),
  });
}
