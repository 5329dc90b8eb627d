import { useState } from 'react'
import { saveFile } from './save-file.ts'

interface ExportButtonProps {
  /** Of the file. */
  readonly name: string
  /** Makes what is in it; tells the part that is done, 0–1. */
  readonly make: (onProgress: (part: number) => void) => Promise<Blob>
}

const REST = { words: 'Export', busy: false }

/** Saves what it makes as a file, and says how far it is. */
export function ExportButton({ name, make }: ExportButtonProps) {
  const [state, setState] = useState(REST)
  const save = async () => {
    setState({ words: 'Exporting…', busy: true })
    try {
      const busy = (part: number) => setState({ words: `Exporting ${Math.round(part * 100)} %`, busy: true })
      saveFile(await make(busy), name)
      setState(REST)
    } catch {
      setState({ words: 'Not exported. Try again', busy: false })
    }
  }
  return (
    <button type="button" className="button" disabled={state.busy} onClick={() => void save()}>
      <span role="status">{state.words}</span>
    </button>
  )
}
