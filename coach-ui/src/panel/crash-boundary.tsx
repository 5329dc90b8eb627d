import { Component, type ReactNode } from 'react'

/** Ends the coach where something in it fails to draw; the page around it goes on. */
export class CrashBoundary extends Component<{ onCrash: () => void; children: ReactNode }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidCatch(): void {
    // After React has finished with this drawing.
    queueMicrotask(this.props.onCrash)
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children
  }
}
