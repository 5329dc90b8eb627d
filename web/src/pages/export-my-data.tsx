import { useState } from 'react'
import { exportAll } from '../api/export-all.ts'
import { SettingRow } from '../settings/setting-row.tsx'
import { saveFile } from './save-file.ts'

const REST = { words: 'Export', busy: false }

/** Saves everything of the user as one file. */
export function ExportMyData() {
  const [state, setState] = useState(REST)
  const save = async () => {
    setState({ words: 'Exporting…', busy: true })
    try {
      const busy = (part: number) => setState({ words: `Exporting ${Math.round(part * 100)} %`, busy: true })
      saveFile(await exportAll(busy), 'kinetra.jsonl')
      setState(REST)
    } catch {
      setState({ words: 'Not exported. Try again', busy: false })
    }
  }
  return (
    <SettingRow
      name="Export my data"
      words="Settings, workouts with frames and notes, and the newest 100 conversations, as JSON Lines."
    >
      <button type="button" className="button" disabled={state.busy} onClick={() => void save()}>
        <span role="status">{state.words}</span>
      </button>
    </SettingRow>
  )
}
