/**
 * `node scripts/audit-signatures.mjs`: lets npm compare what is installed with the registry's signatures. It fails if a
 * signature is wrong or missing. A registry without signing keys, such as a mirror, can sign nothing: then, and when npm
 * cannot reach what it needs, it says so and passes. Plain JavaScript, so that it starts at once.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const TIMEOUT_MS = 15_000
const run = promisify(execFile)

/** With what it printed, whatever its exit code. */
const npm = (...args) => run('npm', args, { maxBuffer: 64 * 1024 * 1024 }).catch((error) => error)

/** @returns {Promise<string | null>} why the registry's signatures cannot be checked; null if they can */
async function obstacle() {
  const registry = (await npm('config', 'get', 'registry')).stdout.trim()
  try {
    const keys = new URL('-/npm/v1/keys', registry.endsWith('/') ? registry : `${registry}/`)
    const response = await fetch(keys, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? null : 'the registry publishes no signing keys'
  } catch {
    return 'the registry does not answer'
  }
}

function readReport(text) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const why = await obstacle()
if (why !== null) {
  console.log(`Signatures of packages were not checked: ${why}`)
} else {
  const { stdout } = await npm('audit', 'signatures', '--json')
  const { invalid, missing, error } = readReport(stdout)
  const bad = [...(invalid ?? []), ...(missing ?? [])]
  for (const { name, version, code } of bad) console.error(`${name}@${version}: ${code ?? 'the signature is missing'}`)
  if (bad.length > 0) process.exitCode = 1
  else if (invalid !== undefined) console.log('Every package has the signature of its registry')
  else console.log(`Signatures of packages were not checked: ${error?.summary ?? 'npm gave no report'}`)
}
