import { Footprint } from '@kinetra/coach-ui/footprint'
import type { ReactNode } from 'react'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'

export function Loading(props: { words: string }) {
  return (
    <div className="state loading" role="status">
      <Footprint />
      <p>{props.words}</p>
    </div>
  )
}

export function Empty(props: { title: string; heading?: boolean; children?: ReactNode }) {
  return (
    <div className="state">
      <Footprint />
      {props.heading ? (
        <h1>{props.title}</h1>
      ) : (
        <p>
          <strong>{props.title}</strong>
        </p>
      )}
      {props.children && <p>{props.children}</p>}
    </div>
  )
}

/** What went wrong, what to do, and the way to try again. */
export function Failure(props: { error: Error; retry: () => void }) {
  const [what, todo] = failureWords(props.error)
  return (
    <div className="state" role="alert">
      <Footprint />
      <p>
        <strong>{what}</strong> {todo}
      </p>
      <button type="button" className="button" onClick={props.retry}>
        {t('tryAgain')}
      </button>
    </div>
  )
}
