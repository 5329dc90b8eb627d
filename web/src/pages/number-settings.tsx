import { useStore } from '@kinetra/coach-ui/store'
import { decimal } from '../format/format.ts'
import { Choice, SettingGroup } from '../settings/setting-row.tsx'
import { changeSettings, settingsForm } from '../settings/settings-form.ts'
import { spoken, t } from '../words/words.ts'

/** How numbers are written, and said. There are no distances, so there is nothing to choose between km and miles. */
export function NumberSettings() {
  const { numbers } = useStore(settingsForm, ({ shown }) => shown)
  const change = (part: Partial<typeof numbers>) => changeSettings({ numbers: { ...numbers, ...part } })
  return (
    <SettingGroup id="numbers" title={t('numbers')} words={t('numbersWords')}>
      <Choice
        id="rounding"
        name={t('rounding')}
        words={t('roundingWords')}
        value={numbers.rounding}
        options={[
          ['tenths', t('roundingTenths', { example: decimal(61.8, 1) })],
          ['whole', t('roundingWhole', { example: decimal(62, 0) })],
        ]}
        onChange={(rounding) => change({ rounding })}
      />
      <Choice
        id="mark"
        name={t('decimalMark')}
        value={numbers.decimalMark}
        options={[
          ['language', t('markOfLanguage', { example: new Intl.NumberFormat(spoken()).format(61.8) })],
          ['point', t('markPoint')],
          ['comma', t('markComma')],
        ]}
        onChange={(decimalMark) => change({ decimalMark })}
      />
      <Choice
        id="clock"
        name={t('timeOfDay')}
        value={numbers.clock}
        options={[
          ['24h', t('clock24')],
          ['12h', t('clock12')],
        ]}
        onChange={(clock) => change({ clock })}
      />
    </SettingGroup>
  )
}
