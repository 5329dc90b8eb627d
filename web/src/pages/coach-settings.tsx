import { useStore } from '@kinetra/coach-ui/store'
import { loadPageConfig } from '../api/page-config.ts'
import { useRequest } from '../api/use-request.ts'
import { capitalised, decimal } from '../format/format.ts'
import { preferences } from '../settings/preferences.ts'
import { Choice, SettingGroup, SettingRow, Slider, Switch } from '../settings/setting-row.tsx'
import { changeSettings, settingsForm } from '../settings/settings-form.ts'
import { MicrophoneSetting } from './microphone-setting.tsx'

/** How the coach speaks, and how it is spoken to. */
export function CoachSettings() {
  const { coach } = useStore(settingsForm, ({ shown }) => shown)
  const { pushToTalk, volume } = useStore(preferences, (settings) => settings)
  const config = useRequest('config', loadPageConfig)
  const { voices = [], speechToSpeech = false } = config.state === 'ready' ? config.data : {}
  const change = (part: Partial<typeof coach>) => changeSettings({ coach: { ...coach, ...part } })
  return (
    <SettingGroup
      id="talking"
      title="The coach"
      words="Voice and rate hold from the next call on. Microphone, volume and holding to talk belong to this browser."
    >
      {voices.length > 0 ? (
        <Choice
          id="voice"
          name="Voice"
          value={coach.voice ?? ''}
          options={[['', 'The usual one'], ...voices.map((name) => [name, capitalised(name)] as const)]}
          onChange={(name) => change({ voice: name === '' ? null : name })}
        />
      ) : (
        <SettingRow name="Voice" words="The coach has one voice here; OpenAI’s would be offered with a key.">
          <span className="quiet">One</span>
        </SettingRow>
      )}
      {speechToSpeech ? (
        <SettingRow name="Rate of speech" words="The speech-to-speech model chooses it by itself.">
          <span className="quiet">–</span>
        </SettingRow>
      ) : (
        <Slider
          id="rate"
          name="Rate of speech"
          value={coach.rate}
          range={[0.7, 1.5, 0.05]}
          shown={`${decimal(coach.rate, 2)}×`}
          onChange={(rate) => change({ rate: Math.round(rate * 100) / 100 })}
        />
      )}
      <SettingRow name="Language" words="The coach speaks and understands English only.">
        <span className="quiet">English</span>
      </SettingRow>
      <MicrophoneSetting />
      <Switch
        id="hold"
        name="Hold to talk"
        words="Calls begin muted; you talk while you hold the space bar."
        on={pushToTalk}
        onChange={(value) => preferences.set({ pushToTalk: value })}
      />
      <Slider
        id="volume"
        name="Volume"
        value={volume}
        range={[0, 1, 0.05]}
        shown={`${Math.round(volume * 100)} %`}
        onChange={(value) => preferences.set({ volume: value })}
      />
    </SettingGroup>
  )
}
