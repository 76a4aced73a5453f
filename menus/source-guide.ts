/** How a source is set up, at any time: with its address, and without the secret, which is shown only once. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { listenAndShow } from '../src/bot/screens/show-listening.ts'
import { pasteButtons, senderGuide } from '../src/bot/text/sender-guide.ts'
import type { LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  listen: anId<LeadSourceId>(),
  renew: anId<LeadSourceId>(),
  back: anId<LeadSourceId>(),
})

/** Stands for what is not shown again. */
const HIDDEN = '•••'

export const sourceGuide = defineScreen({
  name: 'sourceGuide',
  id: 'sgd',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const source = await ctx.services.leadSources.get(ctx.actor(), id)
    if (source.sender === null)
      return { text: fmt`${t('sender-unknown')}`, rows: [[button(t('button-back'), action.back(id))]] }
    const { sender } = source
    const address = `${ctx.publicUrl}${source.path}`
    const access = { address, secret: HIDDEN, verifyToken: HIDDEN }
    const guide = senderGuide(sender.guide[ctx.locale], sender, access)
    const copies = pasteButtons(sender.guide[ctx.locale], sender, access).filter(({ copy }) => !copy.includes(HIDDEN))
    return {
      text: fmt`📖 ${FormattedString.bold(source.name)}\n\n${guide}\n\n${t('guide-secret-hidden')}`,
      rows: [
        ...copies.map((copy) => [copy]),
        [button(t('button-listen'), action.listen(id)), button(t('button-source-secret'), action.renew(id))],
        [button(t('button-back'), action.back(id))],
      ],
    }
  },

  on: {
    listen: (ctx, id) => listenAndShow(ctx, id),
    renew: (ctx, id) => ctx.begin('renewLeadSecret', { id }),
    back: (ctx, id) => ctx.show('leadSource', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null ? ctx.show('leadSources', { notice }) : ctx.show('leadSource', { id: tap.argument, notice }),
})
