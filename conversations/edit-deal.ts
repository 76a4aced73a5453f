/** Edits one field of a deal. */
import type { Context } from 'grammy'

import { type Answer, ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { amountQuestion, closeQuestion } from '../src/bot/dialogues/deal-questions.ts'
import { type DealSettings, readDealSettings } from '../src/bot/dialogues/deal-settings.ts'
import type { DealField, DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { amountText } from '../src/bot/text/deal-line.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { calendarDay } from '../src/bot/text/text-value.ts'
import { isConflict } from '../src/errors.ts'
import { parseTags } from '../src/language/tags.ts'
import type { DealView } from '../src/services/deals/deal-view.ts'
import type { DealEdit } from '../src/services/deals/edit-deal.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { may } from '../src/services/core/permissions.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

/** What the field holds now, as the card shows it; null when it is empty. */
function presentValue(field: DealField, deal: DealView, t: Translate): string | null {
  switch (field) {
    case 'title':
      return deal.title
    case 'amount':
      return deal.amount && amountText(deal.amount, t)
    case 'contact':
      return deal.contacts.map(({ displayName }) => displayName).join(', ') || null
    case 'company':
      return deal.company && deal.company.name
    case 'expectedCloseOn':
      return deal.expectedCloseOn && t('day', { date: calendarDay(deal.expectedCloseOn) })
    case 'owner':
      return deal.owner && deal.owner.name
    case 'tags':
      return deal.tags.map((tag) => `#${tag}`).join(' ') || null
  }
}

type Owners = readonly { readonly id: string; readonly name: string }[]
type Asking = {
  readonly dialogue: Dialogue
  readonly ctx: Context
  readonly t: Translate
  readonly settings: DealSettings
  readonly text: string
  readonly clearable: boolean
}

function ownerQuestion(text: string, owners: Owners): Question<string> {
  return {
    text,
    choices: owners.map(({ id, name }) => ({ label: labelOf(name), value: id })),
    parse(value) {
      if (!owners.some(({ id }) => id === value)) throw fieldProblem('pick-one')
      return value
    },
  }
}

function valueOf<T>(answer: Answer<T>): T | null {
  return answer.kind === 'value' ? answer.value : null
}

async function askEdit(field: DealField, asking: Asking): Promise<DealEdit> {
  const { dialogue, ctx, t, settings, text, clearable } = asking
  const put = async <T>(question: Question<T>) =>
    valueOf((await ask(dialogue, ctx, t, { ...question, clearable })).answer)
  switch (field) {
    case 'title':
      return { field, value: (await put({ text, parse: (typed) => parseSingleLine(typed) })) ?? '' }
    case 'amount':
      return { field, value: await put(amountQuestion(text, settings)) }
    case 'contact': {
      const { answer } = await askContact(dialogue, ctx, t, { text, clearable })
      return { field, value: valueOf(answer)?.id ?? null }
    }
    case 'company':
      return { field, value: await put({ text, parse: (typed) => parseSingleLine(typed) }) }
    case 'expectedCloseOn':
      return { field, value: await put(closeQuestion(text, settings, t)) }
    case 'owner': {
      const owners = await outside(dialogue, async (outer): Promise<Owners> => {
        const members = await outer.services.members.list(outer.actor())
        return members.filter(({ role }) => may(role, 'deal.write')).map(({ id, name }) => ({ id, name }))
      })
      return { field, value: await put(ownerQuestion(text, owners)) }
    }
    case 'tags':
      return { field, value: await put({ text, parse: (typed) => (parseTags(typed), typed) }) }
  }
}

/** A deal keeps its title, and what its stage requires. */
function isClearable(field: DealField, { stage }: DealView): boolean {
  return field !== 'title' && !stage.requiredFields.some((required) => required === field)
}

export function createEditDealDialogue(translator: Translator) {
  return async function editDeal(
    dialogue: Dialogue,
    ctx: Context,
    { id, field }: DialogueArgs['editDeal'],
  ): Promise<void> {
    const settings = await readDealSettings(dialogue)
    const t = translator(settings.locale)
    const view = await outside(dialogue, (outer) => outer.services.deals.get(outer.actor(), id))
    const present = presentValue(field, view, t)
    const question = t(`edit-deal-${field}`, { title: view.title })
    const text = present === null || field === 'title' ? question : `${question}\n${t('edit-now', { value: present })}`
    const clearable = present !== null && isClearable(field, view)
    const edit = await askEdit(field, { dialogue, ctx, t, settings, text, clearable })

    await outside(dialogue, async (outer) => {
      try {
        const { undoId } = await outer.services.deals.edit(outer.actor(), id, edit)
        await outer.show('deal', { id, undoId, notice: t(undoId === null ? 'contact-unchanged' : 'contact-saved') })
      } catch (error) {
        // Won or lost by somebody else while it was asked: the same answer again would meet the same refusal.
        if (!isConflict(error, 'closed')) throw error
        await outer.show('deal', { id, notice: errorText(error, t) })
      }
    })
  }
}
