/** Starts the local Telegram when there is no bot token. */
import { join } from 'node:path'

import type { SandboxConfig } from './config/config.ts'
import { AppError } from '../errors.ts'
import type { SecretBox } from '../integrations/secrets/secret-box.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from '../logger.ts'
import { unwritableFolder } from './unwritable-folder.ts'

export type OpenSandboxDeps = {
  readonly config: SandboxConfig
  readonly log: Logger
  readonly lifecycle: Lifecycle
  /** People type secrets, and the chats are kept on the disk. */
  readonly secretBox: Pick<SecretBox, 'seal' | 'open'>
}

const SEALED_AS = 'sandbox/chats'
const BOT = { first_name: 'ClientSphere', username: 'clientsphere_bot' } as const

/** @throws AppError UNAVAILABLE with one line for the operator if its port or its files are unavailable. */
export async function openSandbox({
  config,
  log,
  lifecycle,
  secretBox,
}: OpenSandboxDeps): Promise<{ url: string; botToken: string }> {
  const { startSandbox } = await import('@clientsphere/telegram-sandbox')
  const { host, port, limits, storeFile = join(config.dataDir, 'sandbox', 'chats') } = config.sandbox
  const sandboxLog = log.child({ part: 'sandbox' })
  const seal = {
    seal: (line: string) => secretBox.seal(line, SEALED_AS),
    open: (sealed: string) => secretBox.open(sealed, SEALED_AS),
  }
  const begin = () =>
    startSandbox({ host, port, limits, storeFile, seal, bot: BOT, log: (line) => sandboxLog.warn({}, line) })
  try {
    return await lifecycle.start('sandbox', begin, ({ close }) => ({ stop: close }))
  } catch (cause) {
    if (lifecycle.signal.aborted) throw cause
    throw new AppError('UNAVAILABLE', { message: explain(cause, config), cause })
  }
}

function explain(error: unknown, { sandbox: { host, port }, dataDir }: SandboxConfig): string {
  const code: unknown = Reflect.get(Object(error), 'code')
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use by another program: stop that one, or set SANDBOX_PORT to a free port`
  }
  return unwritableFolder(error, dataDir) ?? message
}
