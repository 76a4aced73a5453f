/** One message to a webhook: what was sent, how each attempt went, and sending it again. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { answerText, MESSAGE_SIGNS, webhookProblemText } from '../src/bot/text/webhook-text.ts'
import type { WebhookId, WebhookMessageId } from '../src/models/ids.ts'
import type { AttemptView } from '../src/services/webhooks/webhook-messages.ts'

const action = declareActions({
  again: anId<WebhookMessageId>(),
  back: anId<WebhookId>(),
})

/** The latest attempts; older ones would make the message too long. */
const SHOWN_ATTEMPTS = 5

function attemptLine(ctx: BotContext, { at, durationMs, status, problem }: AttemptView): string {
  const { t } = ctx
  const time = momentText(new Date(at), { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() })
  if (problem !== null)
    return t('webhook-attempt-failed', { at: time, problem: webhookProblemText(problem, status, t) })
  return t('webhook-attempt-ok', { at: time, status: String(status ?? ''), ms: String(durationMs) })
}

export const webhookMessage = defineScreen({
  name: 'webhookMessage',
  id: 'whmsg',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const view = await ctx.services.webhookMessages.get(ctx.actor(), id)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const state = `${MESSAGE_SIGNS[view.status]} ${t(`webhook-message-${view.status}`)}`
    const attempts = view.attempts.slice(-SHOWN_ATTEMPTS).map((attempt) => attemptLine(ctx, attempt))
    const next = view.dueAt === null ? [] : [t('webhook-message-next', { at: momentText(new Date(view.dueAt), clock) })]
    const lines = [state, ...(attempts.length === 0 ? [t('webhook-attempts-none')] : attempts), ...next]
    const answer = view.attempts.at(-1)?.answer ?? ''
    const answered = answer.trim() === '' ? fmt`` : fmt`\n\n${t('webhook-answered-body')}\n${answerText(answer)}`
    const sent =
      view.body === null
        ? t('webhook-body-gone')
        : fmt`${t('webhook-sent-body')}\n${FormattedString.pre(view.body, 'json')}`
    const title = FormattedString.bold(`${view.type} · ${momentText(new Date(view.createdAt), clock)}`)
    const text = fmt`${title}\n${lines.join('\n')}\n\n${sent}${answered}`
    const rows: Row[] = [
      view.status === 'pending' || view.body === null
        ? []
        : [button(t('button-webhook-replay'), action.again(view.id))],
      [button(t('button-back'), action.back(view.endpointId))],
    ]
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async again(ctx, id) {
      await ctx.services.webhookMessages.replay(ctx.actor(), id)
      await ctx.show('webhookMessage', { id, notice: ctx.t('webhook-replayed') })
    },
    back: (ctx, id) => ctx.show('webhookMessages', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap?.action === 'again'
      ? ctx.show('webhookMessage', { id: tap.argument, notice })
      : ctx.show('webhooks', { notice }),
})
