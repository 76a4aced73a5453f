/** What is done seldom with a record: nothing here may be hit by accident on the card. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import { editingOf } from '../src/bot/screens/edited-kinds.ts'
import { type EditedRecord, editedRecord } from '../src/bot/screens/edited-record.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { mergedId } from '../src/bot/screens/merged-argument.ts'
import { sendTelegramContact, sendVCard } from '../src/bot/screens/send-contact-out.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { ContactId, DealId } from '../src/models/ids.ts'
import { authorize, may } from '../src/services/core/permissions.ts'
import { type MergedRef, mergedRef } from '../src/services/merging/mergeable.ts'

const action = declareActions({
  delete: editedRecord,
  merge: mergedId,
  merged: mergedId,
  file: anId<ContactId>(),
  erase: anId<ContactId>(),
  vcard: anId<ContactId>(),
  tgc: anId<ContactId>(),
  items: anId<DealId>(),
  people: anId<DealId>(),
  commit: anId<DealId>(),
  free: anId<DealId>(),
  // Of what, and the id that the copy will have: a second tap finds it.
  copy: idPair<DealId, DealId>(),
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

/** Ways to take a contact along. Whoever sees it may. */
function outRow({ t }: BotContext, id: ContactId): Row {
  return [button(t('button-telegram-contact'), action.tgc(id)), button(t('button-vcard'), action.vcard(id))]
}

/** What a deal is about, and a new one like it. */
async function dealRows(ctx: BotContext, id: DealId): Promise<readonly Row[]> {
  const { t, actor, services } = ctx
  const { status, committed } = await services.deals.get(actor(), id)
  const commit = committed
    ? button(t('button-uncommit'), action.free(id))
    : button(t('button-commit'), action.commit(id), 'primary')
  return [
    ...(status === 'open' ? [[commit]] : []),
    [button(t('button-items'), action.items(id)), button(t('button-people'), action.people(id))],
    [button(t('button-duplicate'), action.copy([id, services.deals.newCopyId()]))],
  ]
}

async function setCommitted(ctx: BotContext, id: DealId, value: boolean): Promise<void> {
  const { t } = ctx
  const { undoId } = await ctx.services.deals.edit(ctx.actor(), id, { field: 'committed', value })
  const { title } = await ctx.services.deals.get(ctx.actor(), id)
  const notice = undoId === null ? t('deal-unchanged') : t(value ? 'deal-committed' : 'deal-uncommitted', { title })
  await ctx.show('deal', { id, undoId, notice })
}

function recordOf(tap: Tap<typeof action>): EditedRecord {
  switch (tap.action) {
    case 'items':
    case 'people':
    case 'commit':
    case 'free':
      return { kind: 'deal', id: tap.argument }
    case 'copy':
      return { kind: 'deal', id: tap.argument[0] }
    case 'file':
    case 'erase':
    case 'vcard':
    case 'tgc':
      return { kind: 'contact', id: tap.argument }
    case 'merge':
    case 'merged':
      return mergedRef(tap.argument.kind, tap.argument.value)
    case 'delete':
    case 'back':
      return tap.argument
  }
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
        ...(record.kind === 'contact' || record.kind === 'company' ? mergeRows(ctx, record) : []),
        ...(record.kind === 'deal' ? await dealRows(ctx, record.id) : []),
        ...(record.kind === 'contact' ? [outRow(ctx, record.id)] : []),
        ...(may(role, permission) ? [[button(t('button-delete'), action.delete(record), 'danger')]] : []),
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
    items: (ctx, id) => ctx.show('dealItems', { id }),
    people: (ctx, id) => ctx.show('dealPeople', { id }),
    commit: (ctx, id) => setCommitted(ctx, id, true),
    free: (ctx, id) => setCommitted(ctx, id, false),
    async copy(ctx, [id, copy]) {
      const { undoId, title } = await ctx.services.deals.duplicate(ctx.actor(), id, copy)
      const notice = ctx.t(undoId === null ? 'deal-duplicated-before' : 'deal-duplicated', { title })
      await ctx.show('deal', { id: copy, undoId, notice })
    },
    vcard: sendVCard,
    tgc: sendTelegramContact,
    back: (ctx, record) => showCard(ctx, record),
  },

  about: recordOf,

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, recordOf(tap), { notice })),
})
