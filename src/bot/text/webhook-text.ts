/** Texts about outgoing webhooks. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { WebhookMessageStatus, WebhookProblem } from '../../models/webhook-message.ts'
import type { WebhookView } from '../../services/webhooks/endpoint-view.ts'
import type { WebhookGroup } from '../../services/webhooks/message-types.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import type { PlainTextKey, Translate } from './i18n.ts'
import type { NewsMessage } from './news-text.ts'
import type { WebhookId } from '../../models/ids.ts'
import type { WebhookDisabledReason } from '../../models/webhook-endpoint.ts'

export const WEBHOOK_SIGNS = { active: '📤', paused: '⏸', disabled: '⛔️' } as const satisfies Record<
  WebhookView['status'],
  string
>

export const MESSAGE_SIGNS: Readonly<Record<WebhookMessageStatus, string>> = {
  pending: '⏳',
  delivered: '✅',
  failed: '⚠️',
  dropped: '🗑',
}

/** Of an answer shown in a chat, in UTF-16 code units. */
const MAX_ANSWER = 300

export function webhookStatusText({ status, disabledReason }: WebhookView, t: Translate): string {
  if (status !== 'disabled') return t(`webhook-status-${status}`)
  return t(`webhook-status-disabled-${disabledReason ?? 'failing'}`)
}

export function groupsText(groups: readonly WebhookGroup[], t: Translate): string {
  return groups.map((group) => t(`webhook-group-${group}`)).join(', ')
}

/** What went wrong, and what to do about it. */
export function webhookProblemText(problem: WebhookProblem, status: number | null, t: Translate): string {
  switch (problem) {
    case 'redirect':
    case 'gone':
    case 'busy':
    case 'rejected':
    case 'receiver-error':
      return t(`webhook-problem-${problem}`, { status: String(status ?? '') })
    case 'address-refused':
    case 'name-not-found':
    case 'not-reached':
    case 'tls':
    case 'timeout':
    case 'closed':
    case 'not-http':
      return t(`webhook-problem-${problem}`)
  }
}

export type TestedWebhook = {
  readonly id: WebhookId
  readonly name: string
  readonly status: number | null
  readonly durationMs: number
  readonly problem: WebhookProblem | null
  readonly answer: string
  /** The body that was sent. */
  readonly sent: string
}

/** The outcome of a test, in place of the words that it was awaited. */
export function webhookTestedMessage(tested: TestedWebhook, t: Translate): NewsMessage {
  const { name, status, durationMs, problem, answer, sent } = tested
  const record = { kind: 'webhook', id: tested.id } as const
  const said =
    problem === null
      ? t('webhook-tested-ok', { name, status: String(status ?? ''), ms: String(durationMs) })
      : `${t('webhook-tested-failed', { name })}\n${webhookProblemText(problem, status, t)}`
  const shown = answer.trim() === '' ? fmt`` : fmt`\n\n${t('webhook-answered-body')}\n${answerText(answer)}`
  return {
    text: fmt`${said}\n\n${t('webhook-sent-body')}\n${FormattedString.pre(sent, 'json')}${shown}`,
    rows: [
      [
        [t('button-webhook-test'), 'testWebhook', record],
        [t('button-webhook-open'), 'webhook', record],
      ],
    ],
  }
}

/** Whatever the receiver said, as it is: it is not ours to format. */
export function answerText(answer: string): FormattedString {
  return FormattedString.pre(cutToUnits(answer.trim(), MAX_ANSWER), 'text')
}

export type DisabledWebhook = {
  readonly id: WebhookId
  readonly name: string
  readonly reason: WebhookDisabledReason
}

export function webhookDisabledMessage({ id, name, reason }: DisabledWebhook, t: Translate): NewsMessage {
  const record = { kind: 'webhook', id } as const
  return {
    text: fmt`${t(`news-webhook-disabled-${reason}`, { name })}`,
    rows: [
      [
        [t('button-webhook-try-now'), 'tryWebhook', record],
        [t('button-webhook-enable'), 'enableWebhook', record],
      ],
      [[t('button-open'), 'webhook', record]],
    ],
  }
}

export const REPLAY_LABELS = {
  hour: 'button-webhook-span-hour',
  day: 'button-webhook-span-day',
  week: 'button-webhook-span-week',
} as const satisfies Record<string, PlainTextKey>
