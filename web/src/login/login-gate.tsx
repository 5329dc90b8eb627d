import { Footprint } from '@kinetra/coach-ui/footprint'
import { useStore } from '@kinetra/coach-ui/store'
import type { ReactNode } from 'react'
import { t } from '../words/words.ts'
import { loginStore } from './login-store.ts'

/** Shows the pages, or the way to log in where this server wants to know who looks. */
export function LoginGate({ children }: { children: ReactNode }) {
  const { state, expired, login } = useStore(loginStore, (value) => value)
  if (state !== 'needed') return children
  return (
    <main className="state" data-testid="login">
      <Footprint />
      <h1>{t(expired ? 'loginExpiredTitle' : 'logInTitle')}</h1>
      <p>{t('loginReturns')}</p>
      <button type="button" className="button solid" onClick={login}>
        {t('logIn')}
      </button>
    </main>
  )
}
