import { type User, UserManager } from 'oidc-client-ts'
import { navigate } from 'wouter/use-browser-location'
import * as z from 'zod/mini'
import { setAuthorization } from '../api/request.ts'
import { loginStore } from './login-store.ts'

const CALLBACK = '/login/callback'
const returnState = z.object({ path: z.string().check(z.regex(/^\/(?!\/)/)) })

/** Logs in by authorization code flow with PKCE; renews silently with the refresh token where there is one. */
export async function startOidc(provider: {
  issuer: string
  clientId: string
  audience: string
}): Promise<void> {
  const manager = new UserManager({
    authority: provider.issuer,
    client_id: provider.clientId,
    redirect_uri: `${window.location.origin}${CALLBACK}`,
    response_type: 'code',
    scope: 'openid profile offline_access',
    // A refresh token is given only to those who agreed to it (OpenID Connect Core, section 11).
    prompt: 'consent',
    extraQueryParams: { audience: provider.audience },
    automaticSilentRenew: true,
  })
  let token: string | undefined
  const take = (user: User | null) => {
    token = user && !user.expired ? user.access_token : undefined
    loginStore.set({ state: token ? 'in' : 'needed' })
  }
  setAuthorization(() => token)
  loginStore.set({
    login: () => {
      const { pathname, search } = window.location
      const path = pathname === CALLBACK ? '/' : pathname + search
      void manager.signinRedirect({ state: { path } }).catch(() => loginStore.set({ state: 'needed' }))
    },
  })
  const expire = () => {
    token = undefined
    loginStore.set({ state: 'needed', expired: true })
  }
  manager.events.addUserLoaded(take)
  manager.events.addAccessTokenExpired(expire)
  manager.events.addSilentRenewError(() => {
    // The present token still holds for a while; only its end is the end of the login.
  })
  if (window.location.pathname === CALLBACK) {
    const user = await manager.signinCallback().catch(() => undefined)
    take(user ?? null)
    navigate(returnState.safeParse(user?.state).data?.path ?? '/', { replace: true })
    return
  }
  const known = await manager.getUser()
  if (known?.expired && known.refresh_token) take(await manager.signinSilent().catch(() => null))
  else take(known)
}
