/** Starts the local Telegram when there is no bot token. */
import { join } from 'node:path'

import type { SandboxConfig } from './config/config.ts'
import { AppError } from '../errors.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from '../logger.ts'

export type OpenSandboxDeps = {
  readonly config: SandboxConfig
  readonly log: Logger
  readonly lifecycle: Lifecycle
}

const BOT = { first_name: 'ClientSphere', username: 'clientsphere_bot' } as const

/** @throws AppError UNAVAILABLE with one line for the operator if its port or its files are unavailable. */
export async function openSandbox({
  config,
  log,
  lifecycle,
}: OpenSandboxDeps): Promise<{ url: string; botToken: string }> {
  const { startSandbox } = await import('@clientsphere/telegram-sandbox')
  const { host, port, hosts = [], limits, storeFile = join(config.dataDir, 'sandbox', 'chats') } = config.sandbox
  const sandboxLog = log.child({ part: 'sandbox' })
  const begin = () =>
    startSandbox({ host, port, hosts, limits, storeFile, bot: BOT, log: (line) => sandboxLog.warn({}, line) })
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
  if (typeof code === 'string' && ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) {
    return `The data folder ${dataDir} cannot be written (${code}): make it writable for this user, or set DATA_DIR to another one`
  }
  return message
}
