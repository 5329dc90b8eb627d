import type { Intent, Topic } from './intent.ts'

/** All that the coach can be asked for; `intents.ts` fills it with one for each file of `intents/`. */
export const INTENTS = new Map<string, Intent>()

export function intentOf(name: string): Intent {
  const intent = INTENTS.get(name)
  if (!intent) throw new Error(`There is no intent ${name}: add intents/${name.replaceAll('_', '-')}.ts.`)
  return intent
}
export const topicOf = (name: string): Topic | undefined => intentOf(name).topic

/** The intent whose figure a term is the name of. */
export const intentOfTerm = (term: string | undefined): string | undefined =>
  term === undefined ? undefined : [...INTENTS.values()].find((intent) => intent.term === term)?.name
