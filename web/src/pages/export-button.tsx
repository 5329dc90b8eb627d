import type { Workout } from '@kinetra/workouts/workout'
import { useState } from 'react'
import { exportWorkout } from '../api/export-workout.ts'
import { saveFile } from './save-file.ts'

type State = { readonly words: string; readonly busy: boolean }
const REST: State = { words: 'Export', busy: false }

/** Saves the workout with all its frames as a file. */
export function ExportButton({ workout }: { workout: Workout }) {
  const [state, setState] = useState(REST)
  const save = async () => {
    setState({ words: 'Exporting…', busy: true })
    try {
      const blob = await exportWorkout(workout, (part) =>
        setState({ words: `Exporting ${Math.round(part * 100)} %`, busy: true }),
      )
      saveFile(blob, `${workout.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.jsonl`)
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
