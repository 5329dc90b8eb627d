import { type ComponentType, lazy } from 'react'
import { unreachable } from '../api/request.ts'
import { isServed } from './reload-when-replaced.ts'

/**
 * A part of the page whose code is fetched when it is first drawn. Where no server answers, drawing it fails with the same
 * error as a request does.
 */
export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({
    default: await load().catch(async (cause: unknown) => {
      throw (await isServed()) ? cause : unreachable()
    }),
  }))
