import type { PublicClientApplication } from '@azure/msal-browser';
import type { Settings } from '../relay/types.ts';

type Msal = typeof import('@azure/msal-browser');
type Client = Pick<
  PublicClientApplication,
  'acquireTokenSilent' | 'acquireTokenPopup' | 'getActiveAccount' | 'setActiveAccount'
>;

/**
 * Gives the `Authorization` header for a request, or null where the service asks for no sign-in. Microsoft's library is
 * loaded only when it is needed; its tokens stay in memory.
 *
 * @param settings what the service says of its sign-in
 * @returns rejects when the user does not sign in
 */
export type SignIn = (settings: Settings) => Promise<string | null>;

/**
 * @param nested whether Outlook itself can sign its user in (NestedAppAuth 1.1), known once it is connected
 * @param load loads the library; tests give their own
 */
export function createSignIn(
  nested: () => boolean,
  load: () => Promise<Msal> = () => import('@azure/msal-browser'),
): SignIn {
  let client: Promise<{ readonly msal: Msal; readonly client: Client; readonly nested: boolean }> | null = null;
  return async ({ authentication }) => {
    const { mode, clientId, authority, scope } = authentication;
    if (mode === 'Anonymous') {
      return null;
    }
    if (!clientId || !authority || !scope) {
      throw new Error('The service asks for sign-in without saying where.');
    }
    client ??= open(load, clientId, authority, nested()).catch((error: unknown) => {
      // The next click tries again.
      client = null;
      throw error;
    });
    return `Bearer ${await token(await client, scope)}`;
  };
}

async function open(load: () => Promise<Msal>, clientId: string, authority: string, nested: boolean) {
  const msal = await load();
  const auth = { clientId, authority };
  const cache = { cacheLocation: 'memoryStorage' } as const;
  if (nested) {
    return { msal, nested, client: await msal.createNestablePublicClientApplication({ auth, cache }) };
  }
  const client = new msal.PublicClientApplication({
    auth: { ...auth, redirectUri: `${window.location.origin}/taskpane.html` },
    cache,
  });
  await client.initialize();
  return { msal, nested, client };
}

async function token(
  { msal, client, nested }: { readonly msal: Msal; readonly client: Client; readonly nested: boolean },
  scope: string,
): Promise<string> {
  const scopes = [scope];
  const account = nested ? null : client.getActiveAccount();
  if (nested || account !== null) {
    try {
      return (await client.acquireTokenSilent({ scopes, ...(account === null ? {} : { account }) })).accessToken;
    } catch (error) {
      if (!(error instanceof msal.AuthError)) {
        throw error;
      }
      // The user has to be asked: below.
    }
  }
  const result = await client.acquireTokenPopup({ scopes });
  if (!nested) {
    client.setActiveAccount(result.account);
  }
  return result.accessToken;
}
