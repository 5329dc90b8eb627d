import { FloatingAIButton, type TokenSourceSetting } from '@kinetra/coach-ui'
import { useStore } from '@kinetra/coach-ui/store'
import { useMemo } from 'react'
import { CALL_SERVICE } from '../api/calls.ts'
import { DEFAULT_CONFIG, loadPageConfig } from '../api/page-config.ts'
import { callHasEnded } from '../api/query-client.ts'
import { authorizationHeaders, loginKnown } from '../api/request.ts'
import { loginStore } from '../login/login-store.ts'
import { COACH_ACTIONS } from '../page-context/coach-actions.ts'
import { pageStore } from '../page-context/page-store.ts'
import { SOURCE_LINKS } from '../page-context/source-links.ts'
import { preferences } from '../settings/preferences.ts'
import { userSettings } from '../settings/user-settings.ts'
import { languageStore } from '../words/language.ts'
import { t } from '../words/words.ts'

/** Who signs the ticket is decided by the server's configuration: its own endpoint, or a sandbox. */
async function tokenSource(): Promise<TokenSourceSetting> {
  await loginKnown()
  const { tokenSource: source } = await loadPageConfig().catch(() => DEFAULT_CONFIG)
  if (source.kind === 'endpoint') return { endpoint: source.url, headers: authorizationHeaders() }
  return { sandboxId: source.id, ...(source.baseUrl !== undefined && { baseUrl: source.baseUrl }) }
}

/** The page makes room for the panel where there is room to make. */
function makeRoom(open: boolean): void {
  document.documentElement.dataset.coach = open ? 'open' : 'closed'
}

/** The coach on every page; where nobody has logged in yet there is nobody to call for. */
export function Coach() {
  const { state, expired, login } = useStore(loginStore, (value) => value)
  const days = useStore(userSettings, (settings) => settings.keepConversationsDays)
  const workoutId = useStore(pageStore, (page) => page.workoutId)
  const region = useStore(pageStore, (page) => page.region)
  const timeMs = useStore(pageStore, (page) => page.timeMs)
  const context = useMemo(() => ({ workoutId, region, timeMs }), [workoutId, region, timeMs])
  const lang = useStore(languageStore, ({ language }) => language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence is in the language
  const labels = useMemo(() => ({ consent: consentWords(days) }), [days, lang])
  if (state === 'needed' && !expired) return null
  return (
    <FloatingAIButton
      tokenSource={tokenSource}
      calls={CALL_SERVICE}
      context={context}
      onAction={COACH_ACTIONS}
      sources={SOURCE_LINKS}
      preferences={preferences}
      lang={lang}
      labels={labels}
      onLogin={login}
      onOpenChange={makeRoom}
      onCallEnd={callHasEnded}
    />
  )
}

function consentWords(days: number | null): string {
  return days === null ? t('consentForever') : t('consentDays', { days })
}
