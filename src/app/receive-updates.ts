/** Starts receiving updates: asks Telegram to call this server, or polls for them. */
import type { Api } from 'grammy'

import { createPolling } from '../bot/telegram/polling.ts'
import type { Ingress } from '../bot/telegram/ingress.ts'
import { ALLOWED_UPDATES } from '../bot/telegram/update-kinds.ts'
import { AppError } from '../errors.ts'
import type { Health } from '../http/health.ts'
import { TELEGRAM_WEBHOOK_PATH } from '../http/telegram-webhook.ts'
import type { Logger } from '../logger.ts'
import type { Config } from './config/config.ts'
import type { Lifecycle } from './lifecycle.ts'

export type ReceiveUpdatesDeps = {
  readonly config: Config
  readonly api: Api
  readonly ingress: Ingress
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly random: () => number
  readonly log: Logger
}

export async function receiveUpdates(deps: ReceiveUpdatesDeps): Promise<void> {
  const { config, api, ingress, lifecycle, health, random, log } = deps
  if (config.mode === 'webhook') {
    const url = `${config.publicUrl}${TELEGRAM_WEBHOOK_PATH}`
    await api.setWebhook(url, { secret_token: config.webhookSecret, allowed_updates: [...ALLOWED_UPDATES] })
    return
  }
  const polling = createPolling({ api, receiveAll: ingress.receiveAll, allowedUpdates: ALLOWED_UPDATES, log, random })
  let failure: unknown
  polling.run().catch((error: unknown) => {
    failure = error
    log.error({ error }, 'Updates are no longer fetched')
    void lifecycle.shutdown('Updates can no longer be fetched', 1)
  })
  health.addPart(
    'telegram',
    async () => {
      if (failure !== undefined) throw new AppError('UNAVAILABLE', { cause: failure })
    },
    false,
  )
  lifecycle.add('polling', { drain: polling.stop, stop: polling.stop })
}
