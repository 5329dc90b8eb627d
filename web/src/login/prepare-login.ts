import { loadPageConfig } from '../api/page-config.ts'
import { guardRequests } from '../api/request.ts'
import { loginStore } from './login-store.ts'

/**
 * Finds out whether this server asks for a login and who is logged in. Requests wait until that is known.
 * The library for it is loaded only where it is needed.
 */
export function prepareLogin(): void {
  const ready = loadPageConfig().then(
    async ({ oidc }) => {
      if (!oidc) return loginStore.set({ state: 'open' })
      const { startOidc } = await import('./oidc.ts')
      await startOidc(oidc)
    },
    // The server is down: the pages say so themselves.
    () => loginStore.set({ state: 'open' }),
  )
  guardRequests({
    ready: ready.catch(() => loginStore.set({ state: 'needed' })),
    onUnauthorized: () => {
      if (loginStore.get().state === 'in') loginStore.set({ state: 'needed', expired: true })
    },
  })
}
