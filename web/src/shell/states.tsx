import { Footprint } from '@kinetra/coach-ui/footprint'
import type { ReactNode } from 'react'
import { RequestError } from '../api/request.ts'

export function Loading(props: { what: string }) {
  return (
    <div className="state loading" role="status">
      <Footprint />
      <p>Loading {props.what}…</p>
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
  const hint = props.error instanceof RequestError ? props.error.hint : 'Reload the page.'
  return (
    <div className="state" role="alert">
      <Footprint />
      <p>
        <strong>{props.error.message}</strong> {hint}
      </p>
      <button type="button" className="button" onClick={props.retry}>
        Try again
      </button>
    </div>
  )
}
