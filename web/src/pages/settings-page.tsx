import '../styles/workout.css'
import { useEffect } from 'react'
import { pageStore } from '../page-context/page-store.ts'
import { useStore } from '../page-context/store.ts'
import { settingsStore } from '../settings/settings-store.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { DeleteMyData } from './delete-my-data.tsx'
import { MicrophoneSetting } from './microphone-setting.tsx'

/** What the user decides, kept in this browser, and what is kept on the server and can be deleted. */
export function SettingsPage() {
  usePageTitle('Settings')
  const settings = useStore(settingsStore, (value) => value)
  useEffect(() => pageStore.set({ workoutId: null, region: null, group: [], timeMs: null }), [])
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Settings</h1>
          <p className="quiet">They hold in this browser.</p>
        </div>
      </div>
      <section aria-labelledby="talking">
        <h2 id="talking">Talking with the coach</h2>
        <MicrophoneSetting />
        <Switch
          name="Hold to talk"
          words="Calls begin muted; you talk while you hold the space bar."
          on={settings.pushToTalk}
          onChange={(pushToTalk) => settingsStore.set({ pushToTalk })}
        />
        <div className="setting">
          <div>
            <h3 id="volume">Volume of the coach</h3>
          </div>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            aria-labelledby="volume"
            value={settings.volume}
            onChange={(event) => settingsStore.set({ volume: Number(event.target.value) })}
          />
        </div>
        <div className="setting">
          <div>
            <h3>Language</h3>
            <p>The coach speaks and understands English only.</p>
          </div>
          <span>English</span>
        </div>
      </section>
      <section className="section" aria-labelledby="numbers">
        <h2 id="numbers">Numbers</h2>
        <div className="setting">
          <div>
            <h3 id="notation">Decimal mark</h3>
            <p>
              Pressure is relative, 0 to 100, and has no unit; times are in seconds and milliseconds
              everywhere.
            </p>
          </div>
          <select
            className="field"
            aria-labelledby="notation"
            value={settings.decimalMark}
            onChange={(event) =>
              settingsStore.set({ decimalMark: event.target.value === 'comma' ? 'comma' : 'point' })
            }
          >
            <option value="point">Point, 61.8</option>
            <option value="comma">Comma, 61,8</option>
          </select>
        </div>
      </section>
      <section className="section" aria-labelledby="kept">
        <h2 id="kept">What is kept</h2>
        <Switch
          name="Consent to the microphone"
          words="What is said in calls is kept as text with your conversations; the sound is not kept."
          on={settings.consent}
          onChange={(consent) => settingsStore.set({ consent })}
        />
        <DeleteMyData />
      </section>
    </>
  )
}

function Switch(props: { name: string; words: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <div className="setting">
      <div>
        <h3>{props.name}</h3>
        <p>{props.words}</p>
      </div>
      <button
        type="button"
        className="button"
        role="switch"
        aria-checked={props.on}
        aria-label={props.name}
        onClick={() => props.onChange(!props.on)}
      >
        {props.on ? 'On' : 'Off'}
      </button>
    </div>
  )
}
