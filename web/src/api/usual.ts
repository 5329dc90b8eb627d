import { comparison } from '@kinetra/workouts/usual/compare'
import * as z from 'zod/mini'
import { getJson } from './request.ts'

/** The workout beside its owner's earlier ones; null before its first frame. */
export const getUsual = (id: string, signal?: AbortSignal) =>
  getJson(`/api/workouts/${encodeURIComponent(id)}/usual`, z.nullable(comparison), signal)
