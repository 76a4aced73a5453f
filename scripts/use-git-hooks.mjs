/**
 * Runs after every `npm install`: points git at the hooks that this repository keeps in .githooks. It never fails an
 * install: in CI, in an unpacked archive or where there is no git there are simply no hooks. Plain JavaScript, since an
 * installation without development dependencies runs it too.
 */
import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()

/** Respects an existing choice of hooks, or of none. */
const hasHooks = () => {
  try {
    return git('config', 'core.hooksPath') !== ''
  } catch {
    return false
  }
}

try {
  // A copy unpacked inside somebody else's repository must not change that repository's hooks.
  const isOwnRepository = realpathSync(git('rev-parse', '--show-toplevel')) === realpathSync('.')
  if (isOwnRepository && process.env['CI'] === undefined && !hasHooks()) git('config', 'core.hooksPath', '.githooks')
} catch {
  // No git, or no repository: nothing to set up.
}
