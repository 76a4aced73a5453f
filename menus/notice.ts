/** One line of news with a way on, and a way back when what happened can be undone. */
import { fmt } from '@grammyjs/parse-mode'

import type { Screen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'

export const notice: Screen<'notice'> = {
  name: 'notice',
  id: 'ntc',

  async render({ t, membership }, { text, undoId }) {
    return {
      text: fmt`${text}`,
      rows: [
        ...(undoId === undefined ? [] : [[{ label: t('button-undo'), action: `undo:${undoId}` }]]),
        [{ label: membership === null ? t('button-start') : t('button-home'), action: 'home' }],
      ],
    }
  },

  actions: {
    undo: undoAndShow,
    home: (ctx) => (ctx.membership === null ? ctx.show('welcome', {}) : ctx.show('home', {})),
  },

  async reload(ctx, { contactId, dealId, notice: text }) {
    if (contactId !== null) await ctx.show('contact', { id: contactId, notice: text })
    else if (dealId !== null) await ctx.show('deal', { id: dealId, notice: text })
    else await ctx.show('notice', { text })
  },
}
