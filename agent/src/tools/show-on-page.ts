import { REGION_GROUPS } from '@kinetra/workouts/regions'
import { z } from 'zod'
import {
  footArgument,
  regionName,
  workoutIdArgument,
  workoutMeant,
  workoutTypeArgument,
} from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { workoutBefore } from './compare-workouts.ts'
import { hardestFirst } from './events.ts'
import { presentEvent } from './present.ts'

export const showRegion = coachTool({
  name: 'show_region',
  description: 'Highlights a region of the foot on the page of the user.',
  parameters: z.object({ region: regionName, foot: footArgument }),
  async run(args, call) {
    const message = await call.page.showRegion({ region: args.region, foot: args.foot })
    return { done: true, message, region: args.region, group: args.region in REGION_GROUPS }
  },
  line: (result) => `showed ${result.region}`,
})

export const seekTo = coachTool({
  name: 'seek_to',
  description: 'Moves the replay on the page to a time, or to the highest, first or last high-force event.',
  parameters: z.object({
    at_s: z.number().min(0).nullable(),
    event: z.enum(['highest', 'first', 'last']).nullable(),
  }),
  async run(args, call) {
    const id = workoutMeant(null, call)
    const workout = await call.store.workouts.get(call.viewerId, id)
    if (args.event === null) {
      const at = Math.min(args.at_s ?? 0, workout.durationInS)
      const message = await call.page.seekTo({ workoutId: id, timeMs: at * 1000, label: null })
      return { done: true, message, workout_id: id, at_s: at, duration_s: Math.round(workout.durationInS) }
    }
    const [summary, events] = await Promise.all([
      call.store.workouts.summary(call.viewerId, id),
      call.store.workouts.events(call.viewerId, id, { type: 'region_force_high' }),
    ])
    const chosen =
      args.event === 'highest' ? hardestFirst(events)[0] : events.at(args.event === 'first' ? 0 : -1)
    if (!chosen || !summary) return { error: 'There was no high-force event in this workout to show.' }
    const event = presentEvent(chosen, summary.startedAtMs)
    const timeMs = Math.max(0, chosen.timestamp - summary.startedAtMs)
    const message = await call.page.seekTo({ workoutId: id, timeMs, label: event.region })
    return { done: true, message, workout_id: id, ...event }
  },
  line: () => 'moved the replay',
})

export const openWorkout = coachTool({
  name: 'open_workout',
  description:
    'Opens a workout on the page: by workout_id, or the last one of a type, or the one before this one.',
  parameters: z.object({
    workout_id: workoutIdArgument,
    type: workoutTypeArgument,
    which: z.enum(['last', 'previous']).nullable(),
  }),
  async run(args, call) {
    const workouts = call.store.workouts
    let workout = args.workout_id ? await workouts.get(call.viewerId, args.workout_id) : undefined
    if (!workout && args.which === 'previous' && call.workoutId) {
      const current = await workouts.get(call.viewerId, call.workoutId)
      workout = await workoutBefore(current, args.type ?? current.type, call)
    } else if (!workout) {
      workout = (await workouts.list(call.viewerId, { type: args.type ?? undefined, limit: 1 })).workouts[0]
    }
    if (!workout) return { error: 'I found no workout of that kind.' }
    const message = await call.page.openWorkout({ workoutId: workout.id })
    call.workoutId = workout.id
    return { done: true, message, workout_id: workout.id, name: workout.name }
  },
  line: (result) => `opened “${result.name}”`,
})
