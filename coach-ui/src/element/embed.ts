import { type CoachActionEventDetail, KinetraCoach } from './kinetra-coach.ts'

// A page that brings the script twice has the element once; a server has none.
const registry: CustomElementRegistry | undefined = globalThis.customElements
if (registry && !registry.get('kinetra-coach')) registry.define('kinetra-coach', KinetraCoach)

declare global {
  interface HTMLElementTagNameMap {
    'kinetra-coach': KinetraCoach
  }
  interface HTMLElementEventMap {
    'kinetra-show-region': CustomEvent<CoachActionEventDetail>
    'kinetra-seek-to': CustomEvent<CoachActionEventDetail>
    'kinetra-open-workout': CustomEvent<CoachActionEventDetail>
    'kinetra-call-end': CustomEvent<{ readonly callId: string | null }>
  }
}

export { type CoachActionEventDetail, KinetraCoach }
