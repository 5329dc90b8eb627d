import { createContext, useContext, useMemo } from 'react'
import { PROBLEMS, type Problem } from '../call/problems.ts'
import type { CallView, Session } from '../call/session.ts'
import type { PanelLabels } from '../labels.ts'
import type { CoachSettings } from '../settings.ts'
import { useStore } from '../store/use-store.ts'
import { PANEL_LABELS } from './panel-labels.ts'

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

/** The panel's words, as the host changed them. */
export function useLabels(): PanelLabels {
  const changes = useSettings(({ labels }) => labels)
  return useMemo(() => ({ ...PANEL_LABELS, ...changes }), [changes])
}

/** What is wrong and what to do, as the server said it, or the host, or we. */
export function useWordsOf({ code, what, todo }: Problem): readonly [what: string, todo: string] {
  const changes = useSettings(({ labels }) => labels?.problems)
  const [ownWhat, ownTodo] = changes?.[code] ?? PROBLEMS[code]
  return [what ?? ownWhat, todo ?? ownTodo]
}
