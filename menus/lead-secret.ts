/** How a source is set up, with its address and secret, shown once, in a message that deletes itself. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { pasteButtons, senderGuide } from '../src/bot/text/sender-guide.ts'
import type { LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  gone: none,
  open: anId<LeadSourceId>(),
})

export const leadSecret = defineScreen({
  name: 'leadSecret',
  id: 'lsec',
  action,

  render(ctx, { shown }) {
    const { t } = ctx
    const { sender, path, secret, verifyToken } = shown
    const access = { address: `${ctx.publicUrl}${path}`, secret, verifyToken }
    const guide = senderGuide(sender.guide[ctx.locale], sender, access)
    const text = fmt`🔑 ${FormattedString.bold(shown.name)}\n\n${guide}\n\n${t('secret-once')}`
    return Promise.resolve({
      text,
      rows: [
        ...pasteButtons(sender.guide[ctx.locale], sender, access).map((copy) => [copy]),
        [button(t('button-delete-message'), action.gone(), 'danger')],
        [button(t('button-open-source'), action.open(shown.id))],
      ],
    })
  },

  on: {
    gone: async (ctx) => void (await ctx.deleteMessage()),
    open: (ctx, id) => ctx.show('leadSource', { id }, { fresh: true }),
  },

  reload: (ctx, { notice }) => ctx.show('leadSources', { notice }, { fresh: true }),
})
