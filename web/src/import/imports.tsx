import '../styles/imports.css'
import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { counted } from '../format/format.ts'
import { type FileImport, forgetImports, importFiles, importStore } from './import-store.ts'

let whenImported: () => void = () => undefined

/** Opens the chooser of files; dropping them anywhere on the page does the same. */
export function ChooseRecordings() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Import recordings…
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Recordings"
        onChange={(event) => {
          importFiles([...(event.target.files ?? [])], () => whenImported())
          event.target.value = ''
        }}
      />
    </>
  )
}

/** What files dropped on the page are on their way in, how far they are, and what was mended in them. */
export function Imports({ onImported }: { onImported: () => void }) {
  const files = useStore(importStore, (state) => state.files)
  const isOver = useDrop()
  useEffect(() => {
    whenImported = onImported
  }, [onImported])
  if (files.length === 0)
    return isOver ? <p className="card drop-note">Drop the recordings to import them.</p> : null
  const allDone = files.every(({ state }) => state === 'done' || state === 'failed')
  return (
    <section className="card imports" aria-label="Imports">
      <ul className="entries">
        {files.map((file) => (
          <FileEntry key={file.id} file={file} />
        ))}
      </ul>
      {allDone && (
        <button type="button" className="button" onClick={forgetImports}>
          Close
        </button>
      )}
    </section>
  )
}

function FileEntry({ file: { name, state, part, workouts, problems } }: { file: FileImport }) {
  const percent = Math.round(part * 100)
  return (
    <li>
      <p>
        <strong>{name}</strong> <span role="status">{WORDS[state](percent)}</span>
      </p>
      {(state === 'reading' || state === 'storing') && (
        <progress max={100} value={percent} aria-label={`${name}: ${WORDS[state](percent)}`} />
      )}
      {workouts.map(({ id, name: workoutName, frameCount, isNew, remarks }) => (
        <div key={id}>
          <p>
            <Link href={`/workouts/${id}`}>{workoutName}</Link>: {counted(frameCount, 'frame')}
            {!isNew && ', there already'}
          </p>
          {remarks.length > 0 && (
            <ul className="small quiet">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
    </li>
  )
}

const WORDS: Record<FileImport['state'], (percent: number) => string> = {
  waiting: () => 'waits',
  reading: (percent) => `reading ${percent} %`,
  storing: (percent) => `storing ${percent} %`,
  done: () => 'imported',
  failed: () => 'not imported',
}

/** Takes files that are dropped anywhere on the page; true while some are held over it. */
function useDrop(): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setIsOver(false)
      importFiles([...(event.dataTransfer?.files ?? [])], () => whenImported())
    }
    const listeners = { dragover: over, dragleave: leave, drop } as const
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name as 'drop', listener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name as 'drop', listener)
    }
  }, [])
  return isOver
}
