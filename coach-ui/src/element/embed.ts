import { KinetraCoach } from './kinetra-coach.ts'

// A page that brings the script twice has the element once.
if (!customElements.get('kinetra-coach')) customElements.define('kinetra-coach', KinetraCoach)

export { KinetraCoach }
