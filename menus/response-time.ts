/** In what time leads have to be answered. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none, wholeNumber } from '../src/bot/screens/argument.ts'
import { anUndo } from '../src/bot/screens/assignment-acts.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { minutesText } from '../src/bot/text/minutes-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { OFFERED_RESPONSE_MINUTES } from '../src/services/response/response-target.ts'

const action = declareActions({ set: wholeNumber(5), type: none, off: none, undo: anUndo, back: none })

const PER_ROW = 4

export const responseTime = defineScreen({
  name: 'responseTime',
  id: 'rspt',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const minutes = await ctx.services.responseTarget.get(ctx.actor())
    const sign = (isOn: boolean): string => (isOn ? '✅ ' : '')
    const offered = OFFERED_RESPONSE_MINUTES.map((one) =>
      button(`${sign(one === minutes)}${minutesText(one, t)}`, action.set(one)),
    )
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      offered.slice(0, PER_ROW),
      offered.slice(PER_ROW),
      [
        button(t('button-own-time'), action.type()),
        button(`${sign(minutes === null)}${t('response-off')}`, action.off()),
      ],
      [button(t('button-rules'), action.back())],
    ]
    const now = minutes === null ? t('response-off') : minutesText(minutes, t)
    const text = fmt`${FormattedString.bold(t('response-title'))}\n${now}\n\n${t('response-about')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async set(ctx, minutes) {
      const { undoId } = await ctx.services.responseTarget.set(ctx.actor(), minutes)
      await ctx.show('responseTime', { notice: ctx.t('settings-saved'), undoId })
    },
    type: (ctx) => ctx.begin('typeResponseTime', {}),
    async off(ctx) {
      const { undoId } = await ctx.services.responseTarget.set(ctx.actor(), null)
      await ctx.show('responseTime', { notice: ctx.t('settings-saved'), undoId })
    },
    async undo(ctx, eventId) {
      const { name } = await ctx.services.undo.undo(ctx.actor(), eventId)
      await ctx.show('responseTime', { notice: ctx.t('undone-changed', { name }) })
    },
    back: (ctx) => ctx.show('assignmentRules', {}),
  },

  reload: (ctx, { notice }) => ctx.show('responseTime', { notice }),
})
