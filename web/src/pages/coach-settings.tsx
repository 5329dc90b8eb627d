import { useStore } from '@kinetra/coach-ui/store'
import { useQuery } from '@tanstack/react-query'
import { loadPageConfig } from '../api/page-config.ts'
import { capitalised, decimal, percent } from '../format/format.ts'
import { preferences } from '../settings/preferences.ts'
import { Choice, SettingGroup, SettingRow, Slider, Switch } from '../settings/setting-row.tsx'
import { changeSettings, settingsForm } from '../settings/settings-form.ts'
import { t } from '../words/words.ts'
import { MicrophoneSetting } from './microphone-setting.tsx'

/** How the coach speaks, and how it is spoken to. */
export function CoachSettings() {
  const { coach } = useStore(settingsForm, ({ shown }) => shown)
  const { pushToTalk, volume, cueChattiness, cueSound } = useStore(preferences, (settings) => settings)
  const config = useQuery({ queryKey: ['config'], queryFn: loadPageConfig })
  const { voices = [], speechToSpeech = false } = config.data ?? {}
  const change = (part: Partial<typeof coach>) => changeSettings({ coach: { ...coach, ...part } })
  return (
    <SettingGroup id="talking" title={t('theCoach')} words={t('theCoachWords')}>
      {voices.length > 0 ? (
        <Choice
          id="voice"
          name={t('voice')}
          value={coach.voice ?? ''}
          options={[['', t('usualVoice')], ...voices.map((name) => [name, capitalised(name)] as const)]}
          onChange={(name) => change({ voice: name === '' ? null : name })}
        />
      ) : (
        <SettingRow name={t('voice')} words={t('oneVoice')}>
          <span className="quiet">{t('one')}</span>
        </SettingRow>
      )}
      {speechToSpeech ? (
        <SettingRow name={t('rate')} words={t('rateByModel')}>
          <span className="quiet">–</span>
        </SettingRow>
      ) : (
        <Slider
          id="rate"
          name={t('rate')}
          value={coach.rate}
          range={[0.7, 1.5, 0.05]}
          shown={`${decimal(coach.rate, 2)}×`}
          onChange={(rate) => change({ rate: Math.round(rate * 100) / 100 })}
        />
      )}
      <Choice
        id="chattiness"
        name={t('cues')}
        words={t('cuesWords')}
        value={cueChattiness}
        options={[
          ['off', t('cuesOff')],
          ['few', t('cuesFew')],
          ['usual', t('cuesUsual')],
          ['many', t('cuesMany')],
        ]}
        onChange={(value) => preferences.set({ cueChattiness: value })}
      />
      <Choice
        id="cue-sound"
        name={t('cueSound')}
        words={t('cueSoundWords')}
        value={cueSound}
        options={[
          ['voice', t('cueVoice')],
          ['tones', t('cueTones')],
        ]}
        onChange={(value) => preferences.set({ cueSound: value })}
      />
      <SettingRow name={t('coachLanguage')} words={t('coachLanguageWords')}>
        <span className="quiet">{t('english')}</span>
      </SettingRow>
      <MicrophoneSetting />
      <Switch
        id="hold"
        name={t('holdToTalk')}
        words={t('holdToTalkWords')}
        on={pushToTalk}
        onChange={(value) => preferences.set({ pushToTalk: value })}
      />
      <Slider
        id="volume"
        name={t('volume')}
        value={volume}
        range={[0, 1, 0.05]}
        shown={percent(volume)}
        onChange={(value) => preferences.set({ volume: value })}
      />
    </SettingGroup>
  )
}
