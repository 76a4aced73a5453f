/** Adds items to a deal, one on each line, or changes one of them. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readingOf, readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { itemText } from '../src/bot/text/item-text.ts'
import { currencySign } from '../src/bot/text/regional-names.ts'
import { isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { changedItem } from '../src/language/read-item.ts'
import type { LineItem } from '../src/models/deal.ts'
import type { ItemChange } from '../src/services/deals/change-items.ts'
import { readItems } from '../src/services/fields/types/line-items.ts'

function noticeOf(t: Translate, items: readonly LineItem[], isChange: boolean): string {
  const [first] = items
  const name = first?.name ?? ''
  return isChange ? t('items-changed', { name }) : t('items-added', { count: items.length, name })
}

/** Whether the same answer would be refused again: together they are too much, or the item is another by now. */
function isFinal(error: unknown): boolean {
  return fieldProblemOf(error) !== null || isConflict(error, 'closed') || isConflict(error, 'changed-meanwhile')
}

export function createTypeItemsDialogue({ translator }: DialogueDeps) {
  return async function typeItems(
    dialogue: Dialogue,
    ctx: Context,
    { id, currency, changed }: DialogueArgs['typeItems'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    const t = translator(settings.locale)
    const reading = { ...readingOf(settings), currency: currency ?? settings.currency }
    const text =
      changed === undefined
        ? t('items-ask-add', { currency: currencySign(reading.currency, settings.locale) })
        : t('items-ask-change', { item: itemText(changed.item, t) })
    const { answer } = await ask(dialogue, ctx, t, {
      id: changed === undefined ? 'items.add' : 'items.change',
      text,
      parse: (typed) =>
        changed === undefined ? readItems(typed, reading) : [changedItem(typed, changed.item, reading)],
    })
    if (answer.kind !== 'value') return
    const items = answer.value
    const [item] = items
    const change: ItemChange =
      changed === undefined || item === undefined ? { what: 'add', items } : { what: 'replace', key: changed.key, item }
    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await outer.services.deals.changeItems(outer.actor(), id, change)
        const notice = undoId === null ? t('deal-unchanged') : noticeOf(t, items, changed !== undefined)
        await outer.show('dealItems', { id, undoId, notice })
      } catch (error) {
        if (!isFinal(error)) throw error
        await outer.show('dealItems', { id, notice: errorText(error, t) })
      }
    })
  }
}
