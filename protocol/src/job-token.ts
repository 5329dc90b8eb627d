import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { callId, workoutId } from './ids.ts'

/** What the server vouches for when it dispatches the agent into a call. */
export const jobClaims = z.object({
  callId,
  room: z.string(),
  userId: z.string().check(z.minLength(1)),
  workoutId: z.optional(workoutId),
})
export type JobClaims = z.infer<typeof jobClaims>

const ISSUER = 'kinetra-server'
const AUDIENCE = 'kinetra-agent'
const ALGORITHM = 'HS256'

/**
 * Signs a call's claims as a compact JWT (HS256).
 * @param secrets at least 32 characters each; the first signs, so that a new key goes in front.
 * @param lifetimeInS seconds in which an agent may take the job; covers repeated dispatches.
 */
export async function signJobToken(
  claims: JobClaims,
  secrets: readonly string[],
  lifetimeInS = 6 * 3600,
): Promise<string> {
  const [secret] = secrets
  if (!secret) throw new Error('No secret to sign jobs with: set KINETRA_JOB_SECRET.')
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeInS}s`)
    .sign(new TextEncoder().encode(secret))
}

/**
 * The claims of a token signed with any of the secrets, or undefined where none fits, the token has
 * expired, or it was signed for another room than the one the job is in.
 */
export async function verifyJobToken(
  token: string,
  secrets: readonly string[],
  room: string,
): Promise<JobClaims | undefined> {
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: [ALGORITHM],
      })
      const claims = jobClaims.safeParse(payload)
      if (claims.success && claims.data.room === room) return claims.data
    } catch {
      // Not signed with this secret: the next one may fit while keys are being rotated.
    }
  }
  return undefined
}
