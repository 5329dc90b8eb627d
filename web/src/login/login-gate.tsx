import { Footprint } from '@kinetra/coach-ui/footprint'
import { useStore } from '@kinetra/coach-ui/store'
import type { ReactNode } from 'react'
import { loginStore } from './login-store.ts'

/** Shows the pages, or the way to log in where this server wants to know who looks. */
export function LoginGate({ children }: { children: ReactNode }) {
  const { state, expired, login } = useStore(loginStore, (value) => value)
  if (state !== 'needed') return children
  return (
    <main className="state" data-testid="login">
      <Footprint />
      <h1>{expired ? 'Your login has expired' : 'Log in to see your workouts'}</h1>
      <p>You come back to this page afterwards.</p>
      <button type="button" className="button solid" onClick={login}>
        Log in
      </button>
    </main>
  )
}
