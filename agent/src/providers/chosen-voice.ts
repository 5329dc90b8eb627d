import type { Settings } from '@kinetra/workouts/settings'

/** How the user wants the coach to speak. */
export type Speaker = Settings['coach']

/** The user's voice where the provider has it, else the one that is configured, else the usual one. */
export function chosenVoice({ voice }: Speaker, offered: readonly string[], configured = 'ash'): string {
  return voice !== null && offered.includes(voice) ? voice : configured
}
