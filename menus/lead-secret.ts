/** A source's address and secret, shown once, in a message that deletes itself. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
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
    const code = (text: string) => FormattedString.code(text)
    const address = `${ctx.publicUrl}${shown.path}`
    const secret = shown.made ? fmt`\n\n${t('secret-secret')}\n${code(shown.secret)}` : fmt``
    const token = shown.verifyToken === null ? fmt`` : fmt`\n\n${t('secret-verify-token')}\n${code(shown.verifyToken)}`
    const inPath =
      shown.provider === 'generic' ? fmt`\n\n${t('secret-in-path')}\n${code(`${address}/${shown.secret}`)}` : fmt``
    const text = fmt`🔑 ${FormattedString.bold(shown.name)}\n\n${t('secret-address')}\n${code(address)}${secret}${token}${inPath}\n\n${t(`how-to-${shown.provider}`)}\n\n${t('secret-once')}`
    return Promise.resolve({
      text,
      rows: [
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
