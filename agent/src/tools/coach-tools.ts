import type { z } from 'zod'
import { getLive } from '../cues/get-live.ts'
import { setCues } from '../cues/set-cues.ts'
import { type CoachTool, toAgentTool } from './coach-tool.ts'
import { compareHalves } from './compare-halves.ts'
import { compareWorkouts } from './compare-workouts.ts'
import { endCall } from './end-call.ts'
import { explainRegion } from './explain-region.ts'
import { getEvents } from './get-events.ts'
import { getPressureSummary } from './get-pressure-summary.ts'
import { getSegment } from './get-segment.ts'
import { getTrend } from './get-trend.ts'
import { getCurrentWorkout, getWorkoutById } from './get-workout.ts'
import { listWorkouts } from './list-workouts.ts'
import { saveNote } from './save-note.ts'
import { openWorkout, seekTo, showRegion } from './show-on-page.ts'

/** Tools that only read: running them changes nothing, so they may run ahead of the end of a turn. */
const READING = [
  getCurrentWorkout,
  getWorkoutById,
  listWorkouts,
  getPressureSummary,
  getEvents,
  getSegment,
  compareWorkouts,
  compareHalves,
  getTrend,
  explainRegion,
  getLive,
] as const
const ACTING = [saveNote, setCues, showRegion, seekTo, openWorkout, endCall] as const

/** All tools of the coach, as docs/tools.md describes them. */
export const COACH_TOOLS = [...READING, ...ACTING] as const

export const READING_TOOLS: ReadonlyMap<string, CoachTool<z.ZodObject>> = new Map(
  READING.map((tool) => [tool.name, tool as CoachTool<z.ZodObject>]),
)

/** All of them, as an AgentSession takes them. */
export const agentTools = () => COACH_TOOLS.map((tool) => toAgentTool(tool as CoachTool<z.ZodObject>))
