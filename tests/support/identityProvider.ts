import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';

export type Claims = Record<string, unknown>;

/** A single sign-on provider on a free port. */
export interface IdentityProvider {
  issuer: string;
  /** Who is signed in there, and what their ID token says of them. */
  person: { sub: string; claims: Claims };
  /** Changes an ID token before it leaves, as a broken or false provider would; `falseKey`: signed by someone else. */
  tamper: { claims?: (claims: Claims) => Claims; falseKey?: boolean; unsigned?: boolean };
  stop: () => Promise<void>;
}

export const CLIENT = { id: 'village-beat', secret: 'a secret between two servers' };

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** A real OpenID Connect provider that signs everyone in as `person` without asking. */
export async function identityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = keyPair().export({ format: 'jwk' });
  const jwk = { ...key, kid: 'k1', use: 'sig', alg: 'RS256' };
  const state: IdentityProvider = {
    issuer,
    person: { sub: 'nobody', claims: {} },
    tamper: {},
    stop: () => stop(server),
  };
  const provider = new Provider(
    issuer,
    configuration(redirectUri, jwk, () => state.person),
  );
  serve(server, provider, state, jwk);
  return state;
}

function configuration(redirectUri: string, jwk: object, person: () => IdentityProvider['person']): Configuration {
  return {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    jwks: { keys: [jwk] } as Configuration['jwks'],
    claims: { openid: ['sub'], profile: ['badge', 'name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['cookies of the test'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...person().claims }),
    }),
    // nobody is asked whether this client may know who they are
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

function serve(server: Server, provider: Provider, state: IdentityProvider, jwk: object): void {
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const login = { accountId: state.person.sub };
      void provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
      return;
    }
    if (request.url === '/token') tamperWith(response, state, jwk);
    void answer(request, response);
  });
}

/** Exchanges the ID token of a token answer on its way out. */
function tamperWith(response: ServerResponse, { tamper }: IdentityProvider, jwk: object): void {
  const end = response.end.bind(response);
  response.end = ((chunk: unknown) => {
    const body = JSON.parse(String(chunk)) as { id_token?: string };
    if (body.id_token !== undefined && Object.keys(tamper).length > 0) {
      const [, payload = ''] = body.id_token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
      body.id_token = signed(tamper.claims?.(claims) ?? claims, tamper, jwk);
    }
    const text = JSON.stringify(body);
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as ServerResponse['end'];
}

function signed(claims: Claims, { falseKey, unsigned }: IdentityProvider['tamper'], jwk: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = unsigned ? { alg: 'none' } : { alg: 'RS256', kid: 'k1' };
  const text = `${part(head)}.${part(claims)}`;
  if (unsigned) return `${text}.`;
  const key = falseKey ? keyPair() : createPrivateKey({ key: jwk as never, format: 'jwk' });
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
