/** Asks in which form a list is wanted, and makes the file in the place of the question. The list itself stays above. */
import { fmt } from '@grammyjs/parse-mode'
import { GrammyError } from 'grammy'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { listArgument } from '../src/bot/screens/list-argument.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { listLine, listProgress } from '../src/bot/text/list-file-text.ts'
import { formatsOf, type ListFormat, type ListRef } from '../src/services/lists/list-ref.ts'

const action = declareActions({
  xlsx: listArgument,
  csv: listArgument,
  vcf: listArgument,
  home: none,
})

/** Shows that the file is coming. False if the question is gone, or has become the file already. */
async function showMaking(ctx: BotContext, list: ListRef): Promise<boolean> {
  const counted = await ctx.services.lists.count(ctx.actor(), list)
  try {
    await ctx.editMessageText(listProgress(list, counted, 0, ctx.t))
    return true
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
    return error.description.includes('not modified')
  }
}

function make(format: ListFormat) {
  return async (ctx: BotContext, list: ListRef): Promise<void> => {
    const messageId = ctx.callbackQuery?.message?.message_id
    if (messageId === undefined || !(await showMaking(ctx, list))) {
      await ctx.show('notice', { text: ctx.t('list-file-stale') }, { fresh: true })
      return
    }
    await ctx.services.lists.beginFile(ctx.actor(), { list, format, messageId })
  }
}

export const listFile = defineScreen({
  name: 'listFile',
  id: 'lsf',
  action,

  async render(ctx, { list }) {
    const { t } = ctx
    const counted = await ctx.services.lists.count(ctx.actor(), list)
    const formats = counted.count === 0 ? [] : formatsOf(list)
    const rows: readonly Row[] = [
      ...formats.map((format, index): Row => {
        const label = t(`button-list-${format}`)
        return [index === 0 ? button(label, action[format](list), 'primary') : button(label, action[format](list))]
      }),
      [button(t('button-home'), action.home())],
    ]
    const ask = t(counted.count === 0 ? 'list-file-none' : 'list-file-ask')
    return { text: fmt`${listLine(list, counted, t)}\n\n${ask}`, rows }
  },

  on: {
    xlsx: make('xlsx'),
    csv: make('csv'),
    vcf: make('vcf'),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }),
})
