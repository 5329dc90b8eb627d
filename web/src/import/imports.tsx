import '../styles/imports.css'
import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { RequestError } from '../api/request.ts'
import { percent } from '../format/format.ts'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'
import { type FileImport, forgetImports, importFiles, importStore } from './import-store.ts'

let whenImported: () => void = () => undefined

/** Opens the chooser of files; dropping them anywhere on the page does the same. */
export function ChooseRecordings() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {t('importRecordings')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('recordings')}
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
  if (files.length === 0) return isOver ? <p className="card drop-note">{t('dropRecordings')}</p> : null
  const allDone = files.every(({ state }) => state === 'done' || state === 'failed')
  return (
    <section className="card imports" aria-label={t('imports')}>
      <ul className="entries">
        {files.map((file) => (
          <FileEntry key={file.id} file={file} />
        ))}
      </ul>
      {allDone && (
        <button type="button" className="button" onClick={forgetImports}>
          {t('close')}
        </button>
      )}
    </section>
  )
}

function FileEntry({ file: { name, state, part, workouts, problems } }: { file: FileImport }) {
  const words = WORDS[state](percent(part))
  return (
    <li>
      <p>
        <strong>{name}</strong> <span role="status">{words}</span>
      </p>
      {(state === 'reading' || state === 'storing') && (
        <progress value={part} aria-label={t('importProgress', { name, state: words })} />
      )}
      {workouts.map(({ id, name: workoutName, frameCount, isNew, remarks }) => (
        <div key={id}>
          <p>
            <Link href={`/workouts/${id}`}>{workoutName}</Link>:{' '}
            {t(isNew ? 'frames' : 'framesKnown', { count: frameCount })}
          </p>
          {remarks.length > 0 && (
            <ul className="small quiet" lang="en">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {problems.map((problem) => (
        <p key={problem.message} role="alert">
          {problem instanceof RequestError ? (
            failureWords(problem).join(' ')
          ) : (
            <span lang="en">{problem.message}</span>
          )}
        </p>
      ))}
    </li>
  )
}

const WORDS: Record<FileImport['state'], (percent: string) => string> = {
  waiting: () => t('importWaiting'),
  reading: (percent) => t('importReading', { percent }),
  storing: (percent) => t('importStoring', { percent }),
  done: () => t('importDone'),
  failed: () => t('importFailed'),
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
