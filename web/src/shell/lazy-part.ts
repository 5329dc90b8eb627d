import { type ComponentType, lazy } from 'react'
import { unreachable } from '../api/request.ts'
import { isServed } from './reload-when-replaced.ts'

/** Fetches code of the page; where no server answers, it fails with the same error as a request does. */
export async function loadCode<Code>(load: () => Promise<Code>): Promise<Code> {
  return await load().catch(async (cause: unknown) => {
    throw (await isServed()) ? cause : unreachable()
  })
}

/** A part of the page whose code is fetched when it is first drawn. */
export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await loadCode(load) }))
