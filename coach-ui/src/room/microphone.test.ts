import { expect, test } from 'vitest'
import { problemOfMicrophone } from './microphone.ts'

test.each([
  ['microphone-insecure', 'InsecureContext'],
  ['microphone-denied', 'NotAllowedError'],
  ['microphone-missing', 'NotFoundError'],
  ['microphone-in-use', 'NotReadableError'],
  ['microphone-failed', 'InvalidStateError'],
] as const)('%s', (code, name) => {
  expect(problemOfMicrophone(new DOMException('', name)).code).toBe(code)
})
