import { createStore } from '@kinetra/coach-ui/store'

export interface LoginState {
  /** `open`: this server has no logins. `needed`: nobody is logged in, or the login has expired. */
  readonly state: 'unknown' | 'open' | 'needed' | 'in'
  readonly expired: boolean
  readonly login: () => void
}

export const loginStore = createStore<LoginState>({
  state: 'unknown',
  expired: false,
  login: () => undefined,
})
