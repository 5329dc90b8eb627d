import '../styles/workout.css'
import '../styles/settings.css'
import '../words/pages.ts'
import { useStore } from '@kinetra/coach-ui/store'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getArchive } from '../api/account.ts'
import { pageStore } from '../page-context/page-store.ts'
import { preferences } from '../settings/preferences.ts'
import { SaveBar } from '../settings/save-bar.tsx'
import { SettingGroup, SettingRow, Switch } from '../settings/setting-row.tsx'
import { changeSettings, openSettings, settingsForm } from '../settings/settings-form.ts'
import { ThresholdTable } from '../settings/threshold-table.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import { Failure, Loading } from '../shell/states.tsx'
import { t } from '../words/words.ts'
import { CoachSettings } from './coach-settings.tsx'
import { DeleteMyData } from './delete-my-data.tsx'
import { ExportButton } from './export-button.tsx'
import { KeepingSetting } from './keeping-setting.tsx'
import { LanguageSetting } from './language-setting.tsx'
import { NumberSettings } from './number-settings.tsx'

/** What the user decides: for all browsers and calls, kept by the server; and for this browser. */
export function SettingsPage() {
  usePageTitle(t('settings'))
  const request = useQuery({
    queryKey: ['settings'],
    queryFn: async ({ signal }) => {
      await openSettings(signal)
      return null
    },
    // Opened each time the page is: the form itself keeps what was changed and not saved.
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const known = useStore(settingsForm, ({ state }) => state !== 'unknown')
  const consent = useStore(preferences, (settings) => settings.consent)
  const days = useStore(settingsForm, ({ shown }) => shown.keepConversationsDays)
  useEffect(() => pageStore.set({ workoutId: null, region: null, group: [], timeMs: null }), [])
  return (
    <>
      <div className="page-head">
        <h1>{t('settings')}</h1>
      </div>
      {!known && request.isPending && <Loading words={t('loadingSettings')} />}
      {request.isError && <Failure error={request.error} retry={() => void request.refetch()} />}
      {known && (
        <>
          <LanguageSetting />
          <CoachSettings />
          <NumberSettings />
          <SettingGroup id="thresholds" title={t('thresholds')} words={t('thresholdsWords')}>
            <ThresholdTable />
          </SettingGroup>
          <SettingGroup id="kept" title={t('whatIsKept')} words={t('whatIsKeptWords')}>
            <KeepingSetting
              days={days}
              onChange={(value) => changeSettings({ keepConversationsDays: value })}
            />
            <Switch
              id="consent"
              name={t('microphoneConsent')}
              words={t('microphoneConsentWords')}
              on={consent}
              onChange={(value) => preferences.set({ consent: value })}
            />
            <SettingRow name={t('exportMyData')} words={t('exportMyDataWords')}>
              <ExportButton file="kinetra.zip" make={getArchive} />
            </SettingRow>
            <DeleteMyData />
          </SettingGroup>
          <SaveBar />
        </>
      )}
    </>
  )
}
