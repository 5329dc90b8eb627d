import type { ProblemCode } from '../call/problems.ts'
import type { words as en } from './en.ts'
import { LANGUAGES, type Language, languageOf } from './language.ts'
import type { LauncherLabels } from './launcher-words.ts'

export type PanelLabels = { readonly [Name in keyof typeof en.labels]: string }
type ProblemWords = readonly [what: string, todo: string]

/** Everything that the panel says in one language. */
export interface Words {
  readonly labels: PanelLabels
  /** What is wrong and what to do. */
  readonly problems: Readonly<Record<ProblemCode, ProblemWords>>
}

const FILES = import.meta.glob<Words>('./??.ts', { eager: true, import: 'words' })
export const WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [language, FILES[`./${language}.ts`]]),
) as Readonly<Record<Language, Words>>

/** Words of the coach that a host changes, to speak in its own tone or another language. */
export interface LabelChanges extends Partial<LauncherLabels>, Partial<PanelLabels> {
  /** What is wrong and what to do, by the code of the problem. */
  readonly problems?: { readonly [Code in ProblemCode]?: ProblemWords }
}

/** What the panel says in the coach's language, as the host changed it. */
export function labelsOf({
  lang,
  labels,
}: {
  lang?: string
  labels?: LabelChanges | undefined
}): PanelLabels {
  return { ...WORDS[languageOf(lang)].labels, ...labels }
}
