import { createContext, useContext, useMemo } from 'react'
import type { Problem } from '../call/problems.ts'
import type { CallView, Session } from '../call/session.ts'
import type { CoachSettings } from '../settings.ts'
import { useStore } from '../store/use-store.ts'
import { languageOf } from '../words/language.ts'
import { labelsOf, type PanelLabels, WORDS } from '../words/words.ts'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A part of the panel stands outside the panel.')
  return session
}

export function useView<Part>(select: (view: CallView) => Part): Part {
  return useStore(useSession().view, select)
}

export function useSettings<Part>(select: (settings: CoachSettings) => Part): Part {
  return useStore(useSession().coach.settings, select)
}

export function useLabels(): PanelLabels {
  const lang = useSettings((settings) => languageOf(settings.lang))
  const labels = useSettings((settings) => settings.labels)
  return useMemo(() => labelsOf({ lang, labels }), [lang, labels])
}

/** What is wrong and what to do. */
export function useWordsOf({ code, position }: Problem): readonly [what: string, todo: string] {
  const { lang, labels } = useSettings((settings) => settings)
  const [what, todo] = labels?.problems?.[code] ?? WORDS[languageOf(lang)].problems[code]
  return [what, todo.replace('{position}', String(position ?? ''))]
}
