import { useStore } from '@kinetra/coach-ui/store'
import { Choice, SettingGroup } from '../settings/setting-row.tsx'
import { changeSettings, settingsForm } from '../settings/settings-form.ts'

/** How numbers are written, and said. There are no distances, so there is nothing to choose between km and miles. */
export function NumberSettings() {
  const { numbers } = useStore(settingsForm, ({ shown }) => shown)
  const change = (part: Partial<typeof numbers>) => changeSettings({ numbers: { ...numbers, ...part } })
  return (
    <SettingGroup
      id="numbers"
      title="Numbers"
      words="Pressure is relative and has no unit. Times are in minutes, seconds and milliseconds."
    >
      <Choice
        id="rounding"
        name="Rounding"
        words="On the page, and when the coach says it."
        value={numbers.rounding}
        options={[
          ['tenths', 'One decimal, 61.8'],
          ['whole', 'Whole from ten on, 62'],
        ]}
        onChange={(rounding) => change({ rounding })}
      />
      <Choice
        id="mark"
        name="Decimal mark"
        value={numbers.decimalMark}
        options={[
          ['point', 'Point, 61.8'],
          ['comma', 'Comma, 61,8'],
        ]}
        onChange={(decimalMark) => change({ decimalMark })}
      />
      <Choice
        id="clock"
        name="Time of day"
        value={numbers.clock}
        options={[
          ['24h', '24 hours, 18:30'],
          ['12h', '12 hours, 6:30 PM'],
        ]}
        onChange={(clock) => change({ clock })}
      />
    </SettingGroup>
  )
}
