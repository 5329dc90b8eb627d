import '../styles/workout.css'
import '../styles/settings.css'
import { useStore } from '@kinetra/coach-ui/store'
import { useEffect } from 'react'
import { getArchive } from '../api/account.ts'
import { useRequest } from '../api/use-request.ts'
import { pageStore } from '../page-context/page-store.ts'
import { preferences } from '../settings/preferences.ts'
import { SaveBar } from '../settings/save-bar.tsx'
import { SettingGroup, SettingRow, Switch } from '../settings/setting-row.tsx'
import { changeSettings, openSettings, settingsForm } from '../settings/settings-form.ts'
import { ThresholdTable } from '../settings/threshold-table.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import { Failure, Loading } from '../shell/states.tsx'
import { CoachSettings } from './coach-settings.tsx'
import { DeleteMyData } from './delete-my-data.tsx'
import { ExportButton } from './export-button.tsx'
import { KeepingSetting } from './keeping-setting.tsx'
import { NumberSettings } from './number-settings.tsx'

/** What the user decides: for all browsers and calls, kept by the server; and for this browser. */
export function SettingsPage() {
  usePageTitle('Settings')
  const request = useRequest('settings', openSettings)
  const known = useStore(settingsForm, ({ state }) => state !== 'unknown')
  const consent = useStore(preferences, (settings) => settings.consent)
  const days = useStore(settingsForm, ({ shown }) => shown.keepConversationsDays)
  useEffect(() => pageStore.set({ workoutId: null, region: null, group: [], timeMs: null }), [])
  return (
    <>
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      {!known && request.state === 'loading' && <Loading what="the settings" />}
      {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
      {known && (
        <>
          <CoachSettings />
          <NumberSettings />
          <SettingGroup
            id="thresholds"
            title="Force events"
            words="When the mean pressure of a region, 0 to 100, makes an event. An empty field takes the usual value of the activity. Saving finds the events of your workouts again; the samples keep theirs."
          >
            <ThresholdTable />
          </SettingGroup>
          <SettingGroup
            id="kept"
            title="What is kept"
            words="Workouts and notes stay until you delete them. The sound of a call is never kept."
          >
            <KeepingSetting
              days={days}
              onChange={(value) => changeSettings({ keepConversationsDays: value })}
            />
            <Switch
              id="consent"
              name="Consent to the microphone"
              words="In this browser. Without it the coach asks again before it hears you."
              on={consent}
              onChange={(value) => preferences.set({ consent: value })}
            />
            <SettingRow
              name="Export my data"
              words="Everything as one archive of JSON and CSV files: workouts with frames and notes, conversations, settings, and who read what."
            >
              <ExportButton name="kinetra.zip" make={getArchive} />
            </SettingRow>
            <DeleteMyData />
          </SettingGroup>
          <SaveBar />
        </>
      )}
    </>
  )
}
