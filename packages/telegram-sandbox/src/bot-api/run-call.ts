import { setTimeout as sleep } from 'node:timers/promises'

import type { CallLog } from '../call-log.ts'
import type { Fault } from '../testing-api.ts'
import type { Core } from '../core.ts'
import type { Faults } from '../faults.ts'
import type { FinishedCall } from '../idle-watch.ts'
import { userOfQuery } from '../queries/callback-queries.ts'
import { BotApiError } from './bot-api-error.ts'
import { unknownParameters } from './known-parameters.ts'
import { findMethod } from './method-table.ts'
import type { MethodName } from './method-table.ts'
import { integerOf, textOf } from './parameters.ts'
import type { Parameters } from './parameters.ts'

export type Envelope =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error_code: number; readonly description: string; readonly parameters?: object }

/** `dropped`: close the connection instead of answering. */
export type Outcome = { readonly envelope: Envelope; readonly dropped: boolean }

export type CallRunner = (name: string, read: () => Promise<Parameters>, signal: AbortSignal) => Promise<Outcome>

export type CallRunnerDependencies = {
  readonly core: Core
  readonly calls: CallLog
  readonly faults: Faults
  readonly log: (line: string) => void
}

/** Runs one Bot API call: applies faults, does the work, and informs the call log and the idle watch. */
export function createCallRunner({ core, calls, faults, log }: CallRunnerDependencies): CallRunner {
  const mention = createMention(log)
  return async (name, read, signal) => {
    const method = findMethod(name)
    const polls = method?.name === 'getUpdates'
    const start = performance.now()
    const at = core.now().getTime()
    let parameters: Parameters = { values: {}, uploads: new Map() }
    let outcome: Outcome
    if (!polls) core.idle.callStarted()
    try {
      parameters = await read()
      if (method === undefined) throw new BotApiError(404, `Not Found: the sandbox has no method "${name}"`)
      mention(method.name, parameters)
      outcome = await meetFault(faults.take(method.name), async () => method.run({ core, parameters, signal }))
    } catch (error) {
      outcome = { envelope: refusalOf(error, log), dropped: false }
    }
    const { envelope, dropped } = outcome
    if (!polls) core.idle.callFinished(finishedCall(method?.name ?? name, parameters, outcome))
    if (!(polls && envelope.ok && Array.isArray(envelope.result) && envelope.result.length === 0)) {
      calls.add({
        method: method?.name ?? name,
        parameters: loggedParameters(parameters),
        ok: envelope.ok && !dropped,
        ...(envelope.ok ? {} : { error_code: envelope.error_code, description: envelope.description }),
        at,
        took_ms: Math.round(performance.now() - start),
      })
    }
    return outcome
  }
}

/** Says once for each parameter that it has no effect here, so that a test does not rely on it. */
function createMention(log: (line: string) => void): (method: MethodName, parameters: Parameters) => void {
  const mentioned = new Set<string>()
  return (method, { values }) => {
    for (const name of unknownParameters(method, values)) {
      const what = `${method} with ${name}`
      if (!mentioned.has(what)) log(`The sandbox ignores a parameter: ${what}`)
      mentioned.add(what)
    }
  }
}

async function meetFault(fault: Fault | null, run: () => Promise<unknown>): Promise<Outcome> {
  if (fault === null) return { envelope: { ok: true, result: await run() }, dropped: false }
  if (fault.delay_ms !== undefined) await sleep(fault.delay_ms)
  const { drop, error_code: code, retry_after } = fault
  if (drop === true || drop === 'before') return { envelope: { ok: true, result: null }, dropped: true }
  if (code === undefined) return { envelope: { ok: true, result: await run() }, dropped: drop === 'after' }
  throw new BotApiError(
    code,
    fault.description ?? defaultDescription(fault, code),
    retry_after === undefined ? undefined : { retry_after },
  )
}

function defaultDescription(fault: Fault, code: number): string {
  if (code === 429) return `Too Many Requests: retry after ${fault.retry_after ?? 1}`
  return REASONS[code] ?? (code >= 500 ? 'Internal Server Error' : 'Bad Request')
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
}

export function refusalOf(error: unknown, log: (line: string) => void): Envelope {
  if (error instanceof BotApiError) {
    const { code, message, parameters } = error
    return { ok: false, error_code: code, description: message, ...(parameters === undefined ? {} : { parameters }) }
  }
  log(`The sandbox failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return { ok: false, error_code: 500, description: 'Internal Server Error' }
}

function finishedCall(name: string, parameters: Parameters, { envelope, dropped }: Outcome): FinishedCall {
  const query = textOf(parameters, 'callback_query_id') ?? textOf(parameters, 'inline_query_id')
  const chatId = query === undefined ? (integerOf(parameters, 'chat_id') ?? null) : userOfQuery(query)
  const answers =
    name === 'answerCallbackQuery'
      ? (textOf(parameters, 'text') ?? '') !== ''
      : /^(?:send|edit|copy|forward|delete|answer|setMessageReaction)/.test(name) && name !== 'sendChatAction'
  return { chatId, answers, retriedInMs: retriedInMs(envelope, dropped) }
}

/** How soon a well-behaved bot repeats a failed call; about a second if Telegram does not say. */
function retriedInMs(envelope: Envelope, dropped: boolean): number | null {
  if (dropped) return 1000
  if (envelope.ok || (envelope.error_code !== 429 && envelope.error_code < 500)) return null
  const parameters: { retry_after?: number } = envelope.parameters ?? {}
  return (parameters.retry_after ?? 1) * 1000
}

function loggedParameters({ values, uploads }: Parameters): Record<string, unknown> {
  const files = [...uploads].map(([name, file]) => [name, { file_name: file.name, file_size: file.content.byteLength }])
  return { ...values, ...Object.fromEntries(files) }
}
