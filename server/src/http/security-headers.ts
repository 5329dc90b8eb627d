import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { IdentityProvider } from '../access/identity-provider.ts'
import type { Config } from '../config.ts'

const CLOUD_DOMAIN = '.livekit.cloud'
const SANDBOX_ORIGIN = 'https://cloud-api.livekit.io'

/** Headers that let the page speak to this server, LiveKit and the login, and to nothing else. */
export function securityHeaders(config: Config, provider?: IdentityProvider): FastifyHelmetOptions {
  const secure = provider !== undefined
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: [
          "'self'",
          ...livekitOrigins(config),
          ...(provider ? [() => provider.connectOrigins().join(' ')] : []),
        ],
        mediaSrc: ["'self'", 'blob:', 'mediastream:'],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        // The page renews its login in a frame of itself where the provider gives no refresh token.
        frameAncestors: [secure ? "'self'" : "'none'"],
        frameSrc: provider ? ["'self'", () => provider.frameOrigins().join(' ')] : ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // Without a login the page is plain HTTP on this machine: nothing to upgrade, nothing to pin.
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  }
}

/** The microphone is for this page; nothing else is for anybody. */
export const PERMISSIONS_POLICY =
  'microphone=(self), autoplay=(self), speaker-selection=(self), camera=(), geolocation=(), display-capture=(), usb=()'

function livekitOrigins(config: Config): string[] {
  const { host, protocol, hostname } = new URL(config.livekit.publicUrl)
  const secure = protocol === 'wss:'
  return [
    `${secure ? 'wss' : 'ws'}://${host}`,
    `${secure ? 'https' : 'http'}://${host}`,
    // Cloud sends the page on to the region that is nearest.
    ...(hostname.endsWith(CLOUD_DOMAIN) ? [`wss://*${CLOUD_DOMAIN}`, `https://*${CLOUD_DOMAIN}`] : []),
    // The sandbox hands out the address of its own project, which is on LiveKit Cloud.
    ...(config.sandboxId
      ? [config.sandboxUrl ?? SANDBOX_ORIGIN, `wss://*${CLOUD_DOMAIN}`, `https://*${CLOUD_DOMAIN}`]
      : []),
  ]
}
