import type { Intent } from '../intent.ts'

/** "No, that is not what I asked", without what was: the coach lets go of its reading. */
export const intent: Intent = {
  name: 'correction',
  answer: () => 'Sorry about that. Ask me again, in other words if you like.',
}
