import { isLoopback } from '../../host-guard.ts'
import { BotApiError, badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { flagOf, integerOf, jsonOf, textOf } from '../parameters.ts'

const WEBHOOK_IS_SET =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
const MAX_POLL_SECONDS = 50

export async function getUpdates(call: MethodCall): Promise<unknown> {
  const { core, parameters, signal } = call
  if (core.store.state.webhook !== null) throw new BotApiError(409, WEBHOOK_IS_SET)
  const allowed = allowedUpdatesOf(call)
  if (allowed !== undefined && allowed.join() !== core.store.state.allowedUpdates.join()) {
    core.store.commit({ t: 'allowed_updates', allowed_updates: allowed })
  }
  const limit = integerOf(parameters, 'limit') ?? 100
  const timeout = integerOf(parameters, 'timeout') ?? 0
  return core.updates.poll({
    offset: integerOf(parameters, 'offset'),
    limit: limit >= 1 && limit <= 100 ? limit : 100,
    timeoutMs: Math.min(Math.max(0, timeout), MAX_POLL_SECONDS) * 1000,
    signal,
  })
}

export function setWebhook(call: MethodCall): true {
  const { core, parameters } = call
  const url = textOf(parameters, 'url') ?? ''
  if (url === '') return deleteWebhook(call)
  checkUrl(url)
  const secret = textOf(parameters, 'secret_token') ?? ''
  if (secret !== '' && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters')
  }
  const connections = integerOf(parameters, 'max_connections') ?? 40
  const allowed = allowedUpdatesOf(call)
  dropPending(call)
  core.updates.interrupt('terminated by setWebhook request')
  const max_connections = Math.min(Math.max(1, connections), 100)
  const webhook = { url, max_connections, ...(secret === '' ? {} : { secret_token: secret }) }
  core.store.commit(
    { t: 'webhook', webhook },
    ...(allowed === undefined ? [] : [{ t: 'allowed_updates' as const, allowed_updates: allowed }]),
  )
  core.updates.wake()
  return true
}

export function deleteWebhook(call: MethodCall): true {
  dropPending(call)
  call.core.store.commit({ t: 'webhook', webhook: null })
  call.core.updates.wake()
  return true
}

export function getWebhookInfo({ core }: MethodCall): object {
  const { webhook, updates, allowedUpdates } = core.store.state
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.size,
    ...(webhook === null ? {} : { max_connections: webhook.max_connections, ...core.webhookError.last }),
    ...(allowedUpdates.length === 0 ? {} : { allowed_updates: allowedUpdates }),
  }
}

function dropPending({ core, parameters }: MethodCall): void {
  if (flagOf(parameters, 'drop_pending_updates')) core.updates.markDone([...core.store.state.updates.keys()])
}

function allowedUpdatesOf({ parameters }: MethodCall): string[] | undefined {
  const given = jsonOf(parameters, 'allowed_updates', "can't parse allowed updates JSON array")
  if (given === undefined) return undefined
  if (!Array.isArray(given)) throw badRequest("can't parse allowed updates: expected an Array of String")
  return given.map(String)
}

/** Telegram accepts only https; a bot under test on this machine may also be reached by http. */
function checkUrl(url: string): void {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw badRequest('bad webhook: invalid webhook URL specified')
  }
  if (parsed.protocol !== 'https:' && !(isLoopback(parsed.hostname) && parsed.protocol === 'http:')) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
}
