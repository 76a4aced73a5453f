/** Asks twice before a person is erased: the first time what goes and what stays, the second time whether it is to be done. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactId } from '../src/models/ids.ts'
import type { ErasurePreview } from '../src/services/privacy/erase-contact.ts'

const action = declareActions({
  file: anId<ContactId>(),
  ask: anId<ContactId>(),
  sure: anId<ContactId>(),
  back: anId<ContactId>(),
})

function goes({ notes, tasks, merged, deals }: ErasurePreview, t: Translate): string {
  return [
    t('erase-goes-fields'),
    ...(notes === 0 ? [] : [t('erase-goes-notes', { count: notes })]),
    ...(tasks === 0 ? [] : [t('erase-goes-tasks', { count: tasks })]),
    ...(merged === 0 ? [] : [t('erase-goes-merged', { count: merged })]),
    t('erase-goes-copies'),
    ...(deals === 0 ? [] : ['', t('erase-stays-deals', { count: deals })]),
    '',
    t('erase-chats'),
  ].join('\n')
}

export const eraseContact = defineScreen({
  name: 'eraseContact',
  id: 'ers',
  action,

  async render(ctx, { id, isSecond = false, notice }) {
    const { t } = ctx
    const preview = await ctx.services.privacy.previewErasure(ctx.actor(), id)
    const { name } = preview
    const back: Row = [button(t('button-back'), action.back(preview.id))]
    if (isSecond) {
      const text = fmt`${FormattedString.bold(t('erase-sure', { name }))}\n${t('erase-no-undo')}`
      return {
        text: withNotice(notice, text),
        rows: [[button(t('button-erase-sure'), action.sure(preview.id), 'danger')], back],
      }
    }
    const text = fmt`${FormattedString.bold(t('erase-ask', { name }))}\n${goes(preview, t)}\n\n${t('erase-no-undo')}`
    return {
      text: withNotice(notice, text),
      rows: [
        [button(t('button-person-file'), action.file(preview.id))],
        [button(t('button-erase'), action.ask(preview.id), 'danger')],
        back,
      ],
    }
  },

  on: {
    async file(ctx, id) {
      await ctx.services.privacy.requestFile(ctx.actor(), id)
      await ctx.show('eraseContact', { id, notice: ctx.t('person-file-begun') })
    },
    ask: (ctx, id) => ctx.show('eraseContact', { id, isSecond: true }),
    async sure(ctx, id) {
      const { isFirst } = await ctx.services.privacy.erase(ctx.actor(), id)
      await ctx.show('contacts', { order: 'recent', notice: ctx.t(isFirst ? 'erased' : 'erased-before') })
    },
    back: (ctx, id) => ctx.show('contact', { id }),
  },

  about: ({ argument }) => ({ kind: 'contact', id: argument }),

  reload: (ctx, { notice }) => ctx.show('contacts', { order: 'recent', notice }),
})
