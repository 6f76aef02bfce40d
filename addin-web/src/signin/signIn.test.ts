// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../relay/types.ts';
import { createSignIn } from './signIn.ts';

const settings = (mode: 'Anonymous' | 'EntraId', more: object = {}) =>
  ({
    authentication: {
      mode,
      clientId: 'client',
      authority: 'https://login.example/tenant',
      scope: 'api://x/Mail.Send',
      ...more,
    },
  }) as Settings;

class AuthError extends Error {}

function fakeMsal(
  silent: () => Promise<{ accessToken: string }>,
  popup = async () => ({ accessToken: 'popup', account: { id: 1 } }),
) {
  const client = {
    initialize: vi.fn(async () => undefined),
    acquireTokenSilent: vi.fn(silent),
    acquireTokenPopup: vi.fn(popup),
    active: null as unknown,
    getActiveAccount: () => client.active,
    setActiveAccount: (account: unknown) => {
      client.active = account;
    },
  };
  const made = vi.fn((_configuration: object) => client);
  const msal = {
    AuthError,
    createNestablePublicClientApplication: vi.fn(async (configuration: object) => made(configuration)),
    PublicClientApplication: class {
      constructor(configuration: object) {
        // biome-ignore lint/correctness/noConstructorReturn: stands in for the library's class.
        return made(configuration);
      }
    },
  };
  return { client, made, msal, load: vi.fn(async () => msal as never) };
}

describe('signing in', () => {
  it('does not even load the library where no sign-in is asked', async () => {
    const { load } = fakeMsal(async () => ({ accessToken: 'x' }));
    await expect(createSignIn(() => true, load)(settings('Anonymous'))).resolves.toBeNull();
    expect(load).not.toHaveBeenCalled();
  });

  it('lets Outlook sign its user in where it can, and asks only when it must', async () => {
    const { load, client, msal } = fakeMsal(async () => ({ accessToken: 'silent' }));
    const signIn = createSignIn(() => true, load);
    await expect(signIn(settings('EntraId'))).resolves.toBe('Bearer silent');
    expect(client.acquireTokenPopup).not.toHaveBeenCalled();
    expect(client.acquireTokenSilent).toHaveBeenCalledWith({ scopes: ['api://x/Mail.Send'] });
    await signIn(settings('EntraId'));
    expect(msal.createNestablePublicClientApplication).toHaveBeenCalledOnce();

    const asking = fakeMsal(() => Promise.reject(new AuthError('interaction required')));
    await expect(createSignIn(() => true, asking.load)(settings('EntraId'))).resolves.toBe('Bearer popup');
  });

  it('opens a window elsewhere, once', async () => {
    const { load, client, made } = fakeMsal(async () => ({ accessToken: 'silent' }));
    const signIn = createSignIn(() => false, load);
    await expect(signIn(settings('EntraId'))).resolves.toBe('Bearer popup');
    await expect(signIn(settings('EntraId'))).resolves.toBe('Bearer silent');
    expect(client.acquireTokenPopup).toHaveBeenCalledOnce();
    expect(made).toHaveBeenCalledWith({
      auth: {
        clientId: 'client',
        authority: 'https://login.example/tenant',
        redirectUri: 'http://localhost:3000/taskpane.html',
      },
      cache: { cacheLocation: 'memoryStorage' },
    });
  });

  it('fails when the window is closed, and can be tried again', async () => {
    const { load, client } = fakeMsal(
      async () => ({ accessToken: 'silent' }),
      () => Promise.reject(new AuthError('user cancelled')),
    );
    const signIn = createSignIn(() => false, load);
    await expect(signIn(settings('EntraId'))).rejects.toThrow();
    await expect(signIn(settings('EntraId'))).rejects.toThrow();
    expect(client.acquireTokenPopup).toHaveBeenCalledTimes(2);
  });

  it('fails when the library cannot be loaded, and loads it again the next time', async () => {
    const { load, msal } = fakeMsal(async () => ({ accessToken: 'silent' }));
    load.mockRejectedValueOnce(new Error('offline') as never).mockResolvedValue(msal as never);
    const signIn = createSignIn(() => true, load);
    await expect(signIn(settings('EntraId'))).rejects.toThrow('offline');
    await expect(signIn(settings('EntraId'))).resolves.toBe('Bearer silent');
  });

  it('does not go anywhere the service has not named', async () => {
    const { load } = fakeMsal(async () => ({ accessToken: 'x' }));
    await expect(createSignIn(() => true, load)(settings('EntraId', { authority: null }))).rejects.toThrow();
    expect(load).not.toHaveBeenCalled();
  });
});
