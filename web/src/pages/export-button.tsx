import { useState } from 'react'
import { percent } from '../format/format.ts'
import { t } from '../words/words.ts'
import { saveFile } from './save-file.ts'

interface ExportButtonProps {
  /** Name of the file. */
  readonly file: string
  /** Makes what is in it; tells the part that is done, 0–1. */
  readonly make: (onProgress: (part: number) => void) => Promise<Blob>
}

const REST = { state: 'export', part: 0 } as const
type State = { readonly state: 'export' | 'exporting' | 'exportFailed'; readonly part: number }

/** Saves what it makes as a file, and says how far it is. */
export function ExportButton({ file, make }: ExportButtonProps) {
  const [{ state, part }, setState] = useState<State>(REST)
  const save = async () => {
    setState({ state: 'exporting', part: 0 })
    try {
      saveFile(await make((done) => setState({ state: 'exporting', part: done })), file)
      setState(REST)
    } catch {
      setState({ state: 'exportFailed', part: 0 })
    }
  }
  const words = part > 0 ? t('exportingPart', { percent: percent(part) }) : t(state)
  return (
    <>
      <button type="button" className="button" disabled={state === 'exporting'} onClick={() => void save()}>
        {words}
      </button>
      <span className="visually-hidden" role="status">
        {state !== 'export' && words}
      </span>
    </>
  )
}
