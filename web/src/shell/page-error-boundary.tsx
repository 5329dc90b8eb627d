import { Component, type ReactNode } from 'react'
import { isServed } from './reload-when-replaced.ts'
import { Failure } from './states.tsx'

interface State {
  readonly error: Error | null
}

/** Keeps a page that fails to draw, or whose code does not load, from taking the coach down with it. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return <Failure error={this.state.error} retry={() => void this.#reload()} />
  }

  /** Where no server answers, reloading would take away what is on the screen. */
  async #reload(): Promise<void> {
    if (await isServed()) window.location.reload()
  }
}
