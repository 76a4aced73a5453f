/** What is done seldom with a record: nothing here may be hit by accident on the card. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import { editingOf } from '../src/bot/screens/edited-kinds.ts'
import { type EditedRecord, editedRecord } from '../src/bot/screens/edited-record.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { sendTelegramContact, sendVCard } from '../src/bot/screens/send-contact-out.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { ContactId } from '../src/models/ids.ts'
import { authorize, may } from '../src/services/core/permissions.ts'

const action = declareActions({
  delete: editedRecord,
  merge: anId<ContactId>(),
  merged: anId<ContactId>(),
  vcard: anId<ContactId>(),
  tgc: anId<ContactId>(),
  back: editedRecord,
})

function mergeRows({ t, actor }: BotContext, id: ContactId): readonly Row[] {
  const { role } = actor()
  return [
    ...(may(role, 'contact.merge') ? [[button(t('button-merge-with'), action.merge(id))]] : []),
    ...(may(role, 'contact.separate') ? [[button(t('button-merges'), action.merged(id))]] : []),
  ]
}

/** Ways to take a contact along. Whoever sees it may. */
function outRow({ t }: BotContext, id: ContactId): Row {
  return [button(t('button-telegram-contact'), action.tgc(id)), button(t('button-vcard'), action.vcard(id))]
}

function recordOf({ argument }: Tap<typeof action>): EditedRecord {
  return typeof argument === 'string' ? { kind: 'contact', id: argument } : argument
}

export const moreRecord = defineScreen({
  name: 'moreRecord',
  id: 'mor',
  action,

  async render(ctx, record) {
    const { t } = ctx
    const { role } = ctx.actor()
    const { permission, read } = editingOf(record)
    if (record.kind !== 'contact') authorize(ctx.actor(), permission)
    const { name } = await read(ctx)
    return {
      text: fmt`${FormattedString.bold(name)}\n${t('more-what')}`,
      rows: [
        ...(record.kind === 'contact' ? mergeRows(ctx, record.id) : []),
        ...(record.kind === 'contact' ? [outRow(ctx, record.id)] : []),
        ...(may(role, permission) ? [[button(t('button-delete'), action.delete(record), 'danger')]] : []),
        [button(t('button-back'), action.back(record))],
      ],
    }
  },

  on: {
    delete: deleteOrAsk,
    async merge(ctx, id) {
      const contact = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('mergeContact', { id: contact.id, name: contact.displayName })
    },
    merged: (ctx, id) => ctx.show('mergedContacts', { id }),
    vcard: sendVCard,
    tgc: sendTelegramContact,
    back: (ctx, record) => showCard(ctx, record),
  },

  about: recordOf,

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, recordOf(tap), { notice })),
})
