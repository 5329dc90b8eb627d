import v8 from 'node:v8'
import vm from 'node:vm'

/** A whole collection, for tests of what is still held. */
export function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = vm.runInNewContext('gc')
  collect()
}
