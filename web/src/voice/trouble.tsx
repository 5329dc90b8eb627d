import type { Problem } from './problems.ts'

/** Why there is no call: what is wrong, and what to do. */
export function Trouble({ problem, alone }: { problem: Problem; alone?: boolean }) {
  return (
    <div
      className={alone ? 'coach-trouble' : 'coach-notice'}
      data-testid="coach-notice"
      data-code={problem.code}
      role="alert"
    >
      <p>
        <strong>{problem.what}</strong> {problem.todo}
      </p>
    </div>
  )
}
