/**
 * What the image's HEALTHCHECK runs: exits with 0 if the process in this container answers /livez, else with 1. The
 * image has no curl. The full configuration is not loaded, because that could only add reasons to fail.
 */
const port = process.env['PORT'] || '8080'
const host = process.env['HOST'] || '127.0.0.1'
/** A server that listens on every address is reached on the loopback one. */
const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host

try {
  const answer = await fetch(`http://${address}:${port}/livez`, { signal: AbortSignal.timeout(4_000) })
  process.exitCode = answer.ok ? 0 : 1
} catch {
  process.exitCode = 1
}
