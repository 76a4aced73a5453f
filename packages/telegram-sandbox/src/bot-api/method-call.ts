import type { Core } from '../core.ts'
import type { StoredMessage, StoredUser } from '../store/state.ts'
import { BotApiError, badRequest } from './bot-api-error.ts'
import { integerOf, textOf } from './parameters.ts'
import type { Parameters } from './parameters.ts'

export type MethodCall = {
  readonly core: Core
  readonly parameters: Parameters
  /** Aborted when the caller disconnects. */
  readonly signal: AbortSignal
}
/** What the Bot API answers as `result`. Refusals are thrown as BotApiError. */
export type Method = (call: MethodCall) => unknown

/** @throws BotApiError 400 if the parameter is missing or nobody has that id */
export function chatOf({ core, parameters }: MethodCall, name = 'chat_id'): StoredUser {
  const text = textOf(parameters, name)
  if (text === undefined || text === '') throw badRequest(`${name} is empty`)
  const user = core.store.state.users.get(integerOf(parameters, name) ?? 0)
  if (user === undefined) throw badRequest('chat not found')
  return user
}

/** @throws BotApiError 403 if the bot may not write to the person */
export function checkReach(user: StoredUser): void {
  if (user.blocked) throw new BotApiError(403, 'Forbidden: bot was blocked by the user')
  if (!user.started) throw new BotApiError(403, "Forbidden: bot can't initiate conversation with a user")
}

/** Counts a new message. @throws BotApiError 429 with retry_after if it is one too many */
export function checkRate({ core }: MethodCall, chatId: number): void {
  const wait = core.limiter.take(chatId)
  if (wait === null) return
  throw new BotApiError(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait })
}

/** @param role as in "message to edit not found" */
export function messageOf(call: MethodCall, chat: StoredUser, role: string, name = 'message_id'): StoredMessage {
  const id = integerOf(call.parameters, name)
  if (id === undefined || id <= 0) throw badRequest('message identifier is not specified')
  const message = call.core.store.state.messages.get(chat.id)?.get(id)
  if (message === undefined) throw badRequest(`message to ${role} not found`)
  return message
}
