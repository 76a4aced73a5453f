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
import { mergedId } from '../src/bot/screens/merged-argument.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { ContactId } from '../src/models/ids.ts'
import { authorize, may } from '../src/services/core/permissions.ts'
import { type MergedRef, mergedRef } from '../src/services/merging/mergeable.ts'

const action = declareActions({
  delete: editedRecord,
  merge: mergedId,
  merged: mergedId,
  file: anId<ContactId>(),
  erase: anId<ContactId>(),
  back: editedRecord,
})

function mergeRows({ t, actor }: BotContext, { kind, id }: MergedRef): readonly Row[] {
  const { role } = actor()
  const record = { kind, value: id }
  return [
    ...(may(role, 'contact.merge') ? [[button(t('button-merge-with'), action.merge(record))]] : []),
    ...(may(role, 'contact.separate') ? [[button(t(`button-merges-${kind}`), action.merged(record))]] : []),
  ]
}

function privacyRows({ t, actor }: BotContext, id: ContactId): readonly Row[] {
  if (!may(actor().role, 'privacy.manage')) return []
  const file = button(t('button-person-file'), action.file(id))
  return [[file], [button(t('button-erase'), action.erase(id), 'danger')]]
}

function recordOf({ argument }: Tap<typeof action>): EditedRecord {
  if (typeof argument === 'string') return { kind: 'contact', id: argument }
  return 'value' in argument ? mergedRef(argument.kind, argument.value) : argument
}

export const moreRecord = defineScreen({
  name: 'moreRecord',
  id: 'mor',
  action,

  async render(ctx, record) {
    const { t } = ctx
    const { permission, read } = editingOf(record)
    authorize(ctx.actor(), permission)
    const { name } = await read(ctx)
    return {
      text: fmt`${FormattedString.bold(name)}\n${t('more-what')}`,
      rows: [
        ...(record.kind === 'contact' || record.kind === 'company' ? mergeRows(ctx, record) : []),
        [button(t('button-delete'), action.delete(record), 'danger')],
        ...(record.kind === 'contact' ? privacyRows(ctx, record.id) : []),
        [button(t('button-back'), action.back(record))],
      ],
    }
  },

  on: {
    delete: deleteOrAsk,
    async merge(ctx, { kind, value }) {
      const record = mergedRef(kind, value)
      if (record.kind === 'company') {
        const { id, name } = await ctx.services.companies.get(ctx.actor(), record.id)
        await ctx.begin('mergeCompany', { id, name })
      } else {
        const { id, displayName: name } = await ctx.services.contacts.get(ctx.actor(), record.id)
        await ctx.begin('mergeContact', { id, name })
      }
    },
    merged: (ctx, { kind, value }) => ctx.show('mergedRecords', mergedRef(kind, value)),
    async file(ctx, id) {
      await ctx.services.privacy.requestFile(ctx.actor(), id)
      await ctx.show('contact', { id, notice: ctx.t('person-file-begun') })
    },
    erase: (ctx, id) => ctx.show('eraseContact', { id }),
    back: (ctx, record) => showCard(ctx, record),
  },

  about: recordOf,

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, recordOf(tap), { notice })),
})
