import type { ReactNode } from 'react'
import type { Problem } from '../call/problems.ts'
import { useWordsOf } from './use-session.ts'

/** What is wrong, what to do, and the button that does it. */
export function ProblemText(props: { problem: Problem; alone?: boolean; children?: ReactNode }) {
  const [what, todo] = useWordsOf(props.problem)
  return (
    <div
      className={props.alone ? 'coach-trouble' : 'coach-notice'}
      data-testid="coach-notice"
      data-code={props.problem.code}
    >
      <p>
        <strong>{what}</strong> {todo}
      </p>
      {props.children}
    </div>
  )
}
