import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb'
import { expect, it } from 'vitest'
import { isUnavailable } from './mongo-error.ts'

it('a connection that breaks is an outage, also in the middle of writes in bulk', () => {
  const broken = new MongoNetworkError('read ECONNRESET')
  const inBulk = (error: Error) => Reflect.construct(MongoBulkWriteError, [error, {}])
  expect(isUnavailable(broken)).toBe(true)
  expect(isUnavailable(inBulk(broken))).toBe(true)
  expect(isUnavailable(inBulk(new MongoServerError({ message: 'duplicate', code: 11000 })))).toBe(false)
  expect(isUnavailable(new Error('read ECONNRESET'))).toBe(false)
})
