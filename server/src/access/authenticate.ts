import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { FastifyRequest } from 'fastify'
import type { User } from './user.ts'

/** Finds out who asks; throws a RequestError (401) where nobody does. */
export type Authenticate = (request: FastifyRequest) => Promise<User>

/** Without an identity provider there is one user: whoever sits at this machine. */
export const localUser: Authenticate = async () => ({ id: LOCAL_USER, name: 'You' })

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route under `/api` that needs a login. */
    user: User
  }
}
