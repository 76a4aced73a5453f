/**
 * Sends updates to the bot's webhook: one chat's updates in order, each after a 2xx for the one before; several chats at
 * once, up to max_connections. A failed delivery is repeated with growing delays until it succeeds.
 */
import type { Update } from 'grammy/types'

import type { Store } from '../store/store.ts'
import type { UpdateQueue } from './update-queue.ts'

export type WebhookError = { readonly last_error_date: number; readonly last_error_message: string }

export type WebhookDelivery = { readonly close: () => void }

const FIRST_PAUSE_MS = 200
const MAX_PAUSE_MS = 30_000
const ANSWER_WITHIN_MS = 60_000

export type WebhookDeliveryOptions = {
  readonly store: Store
  readonly updates: UpdateQueue
  readonly now: () => Date
  readonly onError: (error: WebhookError) => void
  /** A method that the bot called in its answer to an update. */
  readonly onReply: (method: string, values: Record<string, unknown>) => Promise<void>
}

export function createWebhookDelivery({
  store,
  updates,
  now,
  onError,
  onReply,
}: WebhookDeliveryOptions): WebhookDelivery {
  /** Chats with a delivery in progress or waiting to repeat one. */
  const busy = new Set<number>()
  const failures = new Map<number, number>()
  const pauses = new Set<NodeJS.Timeout>()
  const ended = new AbortController()
  let connections = 0

  const pump = (): void => {
    const { webhook } = store.state
    if (webhook === null || ended.signal.aborted) return
    for (const update of store.state.updates.values()) {
      if (connections >= webhook.max_connections) return
      const chat = chatOfUpdate(update)
      if (!busy.has(chat)) void deliver(update, chat)
    }
  }

  const deliver = async (update: Update, chat: number): Promise<void> => {
    busy.add(chat)
    connections += 1
    const failure = await attempt(update)
    connections -= 1
    if (failure === null) {
      failures.delete(chat)
      busy.delete(chat)
      pump()
      return
    }
    if (ended.signal.aborted) return
    onError({ last_error_date: Math.floor(now().getTime() / 1000), last_error_message: failure })
    const count = failures.get(chat) ?? 0
    failures.set(chat, count + 1)
    const pause = setTimeout(
      () => {
        pauses.delete(pause)
        busy.delete(chat)
        pump()
      },
      Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** count),
    )
    pauses.add(pause)
    pump()
  }

  /** @returns what went wrong, or null */
  const attempt = async (update: Update): Promise<string | null> => {
    const { webhook } = store.state
    if (webhook === null) return 'Webhook was deleted'
    const secret = webhook.secret_token
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([ended.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      const body = await response.text()
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim()
      // The reply counts as a call: idle must see it before the update is done.
      await reply(body)
      updates.markDone([update.update_id])
      return null
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return 'Read timeout expired'
      return 'Connection refused'
    }
  }

  const reply = async (body: string): Promise<void> => {
    if (!body.trimStart().startsWith('{')) return
    let values: unknown
    try {
      values = JSON.parse(body)
    } catch {
      return
    }
    const { method, ...rest } = values as Record<string, unknown>
    if (typeof method === 'string') await onReply(method, rest)
  }

  const stopListening = updates.onWake(pump)
  pump()
  return {
    close: () => {
      stopListening()
      ended.abort()
      for (const pause of pauses) clearTimeout(pause)
    },
  }
}

function chatOfUpdate(update: Update): number {
  const from =
    update.message?.from ??
    update.edited_message?.from ??
    update.callback_query?.from ??
    update.inline_query?.from ??
    update.chosen_inline_result?.from ??
    update.my_chat_member?.from
  return from?.id ?? 0
}
