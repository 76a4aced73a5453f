/** One of the reasons that are offered when a deal is lost. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { base64Text, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { changeNotice } from '../src/bot/screens/pipeline-acts.ts'
import { aReasonSeen } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { reasonKey, reasonsKey } from '../src/services/pipelines/lost-reasons.ts'

const action = declareActions({
  rename: base64Text(4),
  up: aReasonSeen,
  down: aReasonSeen,
  remove: base64Text(4),
  back: none,
})

async function read(ctx: BotContext, key: string): Promise<{ readonly reason: string; readonly seen: string }> {
  authorize(ctx.actor(), 'workspace.settings')
  const { lostReasons } = await ctx.services.workspaces.get(ctx.actor())
  const reason = lostReasons.find((one) => reasonKey(one) === key)
  if (reason === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
  return { reason, seen: reasonsKey(lostReasons) }
}

function move(direction: 'up' | 'down') {
  return async (ctx: BotContext, [key, seen]: readonly [string, string]): Promise<void> => {
    const { reason } = await read(ctx, key)
    const changed = await ctx.services.pipelines.lostReasons.move(ctx.actor(), reason, direction, seen)
    await ctx.show('lostReasons', { undoId: changed.undoId, notice: changeNotice(changed, ctx) })
  }
}

export const lostReasonItem = defineScreen({
  name: 'lostReasonItem',
  id: 'lri',
  action,

  async render(ctx, { key, notice }) {
    const { t } = ctx
    const { reason, seen } = await read(ctx, key)
    const text = fmt`${FormattedString.bold(reason)}\n\n${t('lost-reason-about')}`
    return {
      text: withNotice(notice, text),
      rows: [
        [button(t('button-rename'), action.rename(key))],
        [
          button(t('button-field-up'), action.up([key, seen])),
          button(t('button-field-down'), action.down([key, seen])),
        ],
        [button(t('button-remove-lost-reason'), action.remove(key), 'danger')],
        [button(t('button-back'), action.back())],
      ],
    }
  },

  on: {
    async rename(ctx, key) {
      const { reason } = await read(ctx, key)
      await ctx.begin('nameLostReason', { before: reason })
    },
    up: move('up'),
    down: move('down'),
    async remove(ctx, key) {
      const { reason } = await read(ctx, key)
      const changed = await ctx.services.pipelines.lostReasons.remove(ctx.actor(), reason)
      await ctx.show('lostReasons', { undoId: changed.undoId, notice: changeNotice(changed, ctx) })
    },
    back: (ctx) => ctx.show('lostReasons', {}),
  },

  reload: (ctx, { notice }) => ctx.show('lostReasons', { notice }),
})
