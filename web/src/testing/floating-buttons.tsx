import { FloatingAIButton, type TokenSourceSetting } from '@kinetra/coach-ui'

const NAMES = ['one', 'two'] as const
/** Beside each other, with their panels. */
const APART = { '--coach-right': '28rem' } as React.CSSProperties

/** One coach or two on a page, each with a name and a place. */
export function FloatingButtons(props: {
  count: number
  tokenSource: TokenSourceSetting
  workoutId: string
}) {
  return NAMES.slice(0, props.count).map((name, index) => (
    <div key={name} style={index === 0 ? {} : APART}>
      <FloatingAIButton
        name={name}
        tokenSource={props.tokenSource}
        context={{ workoutId: props.workoutId }}
        labels={{ ask: `Ask coach ${name}`, coach: `Coach ${name}` }}
      />
    </div>
  ))
}
