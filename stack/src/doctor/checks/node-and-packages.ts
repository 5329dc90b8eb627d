import { type Check, failed, ok } from '../check.ts'

const NODE_MAJOR = 24

export const nodeAndPackages: Check = {
  name: 'node',
  title: 'Node and packages',
  run: async ({ packagesOff }) => {
    const major = Number(process.versions.node.split('.')[0])
    if (major < NODE_MAJOR) {
      return failed(`Node ${process.versions.node}`, {
        cause: `This runs under another Node than the one in the packages, which is ${NODE_MAJOR}.`,
        fix: 'Run "npm run doctor": npm takes the Node that the packages bring.',
      })
    }
    const off = packagesOff()
    if (off.length > 0) {
      const count = off.length === 1 ? '1 package is' : `${off.length} packages are`
      return failed(`${count} not as in package-lock.json`, {
        cause: `For example ${off.slice(0, 3).join(', ')}.`,
        fix: 'Run "npm ci".',
      })
    }
    return ok(`Node ${process.versions.node}, packages as locked`)
  },
}
