/** How long deliveries and events are kept. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { EventId } from '../src/models/ids.ts'
import {
  type Retention,
  RETENTION_CHOICES,
  RETENTION_KINDS,
  type RetentionKind,
} from '../src/services/privacy/retention-rules.ts'

const action = declareActions({
  deliveries: choice(RETENTION_CHOICES.deliveries),
  events: choice(RETENTION_CHOICES.events),
  undo: anId<EventId>(),
  back: none,
})

function set(kind: RetentionKind) {
  return async (ctx: BotContext, value: Retention): Promise<void> => {
    const { undoId } = await ctx.services.retention.setRule(ctx.actor(), kind, value)
    await ctx.show('retention', { notice: ctx.t('settings-saved'), undoId })
  }
}

export const retention = defineScreen({
  name: 'retention',
  id: 'ret',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const rules = await ctx.services.retention.rules(ctx.actor())
    const label = (kind: RetentionKind, value: Retention) =>
      `${rules[kind] === value ? '✅ ' : ''}${t(`retention-${value}`)}`
    const said = RETENTION_KINDS.map(
      (kind) => `${t(`retention-of-${kind}`)}: ${t(`retention-${rules[kind]}`)}\n${t(`retention-about-${kind}`)}`,
    )
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo(undoId))] : [],
      RETENTION_CHOICES.deliveries.map((value) => button(`📨 ${label('deliveries', value)}`, action.deliveries(value))),
      RETENTION_CHOICES.events.map((value) => button(`🕘 ${label('events', value)}`, action.events(value))),
      [button(t('button-back'), action.back())],
    ]
    const text = fmt`${FormattedString.bold(t('retention-title'))}\n\n${said.join('\n\n')}\n\n${t('retention-when')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    deliveries: set('deliveries'),
    events: set('events'),
    async undo(ctx, eventId) {
      const { name } = await ctx.services.undo.undo(ctx.actor(), eventId)
      await ctx.show('retention', { notice: ctx.t('undone-changed', { name }) })
    },
    back: (ctx) => ctx.show('privacy', {}),
  },

  reload: (ctx, { notice }) => ctx.show('retention', { notice }),
})
