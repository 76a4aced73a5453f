/** The sandbox in a separate process, for benches. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The sandbox in a separate process, with limits off, so that only the product's own speed is measured. */
export async function startSandboxProcess(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const main = fileURLToPath(new URL('../../packages/telegram-sandbox/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_LIMITS: 'off', SANDBOX_STORE: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/u.exec(line)?.[0]
    if (url === undefined) continue
    child.stdout.resume()
    return { url, stop: () => end(child) }
  }
  throw new Error('The sandbox did not start')
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
