/** Adds a company: its name, and what else its table has asked for. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { nearCompanies, nearQuestion } from '../src/bot/dialogues/ask-company.ts'
import { askSteps } from '../src/bot/dialogues/ask-steps.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import { typedOf } from '../src/bot/dialogues/field-asking.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import type { TypedCompany } from '../src/services/companies/add-company.ts'
import { fieldsOf } from '../src/services/fields/define-fields.ts'
import type { FieldTables } from '../src/services/records/field-tables.ts'

function stepsOf({ company }: FieldTables) {
  return fieldsOf(company).filter(({ name, field }) => field.asked === true && field.readable && name !== 'name')
}

export function createAddCompanyDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function addCompany(dialogue: Dialogue, first: Context): Promise<void> {
    const settings = await readSettings(dialogue, 'contact.write')
    const t = translator(settings.locale)
    const named = await ask(dialogue, first, t, {
      id: 'company.name',
      text: t('add-company-name'),
      parse: (typed) => parseSingleLine(typed),
    })
    if (named.answer.kind !== 'value') return
    let { ctx } = named
    const name = named.answer.value

    const near = await nearCompanies(dialogue, name)
    if (near.length > 0) {
      const asked = await ask(dialogue, ctx, t, nearQuestion(name, near, t))
      ctx = asked.ctx
      const meant = asked.answer.kind === 'value' ? asked.answer.value : null
      if (meant !== null) {
        await outside(dialogue, (outer) => outer.show('company', { id: meant.id }))
        return
      }
    }

    const { known: complete } = await askSteps<TypedCompany>(
      {
        dialogue,
        t,
        settings,
        kind: 'company',
        steps: stepsOf(tablesOf(settings)),
        withSaid: (company, said) => ({ ...company, ...typedOf(said) }),
      },
      { known: { name }, heading: '', ctx },
    )

    const added = await outside(dialogue, async (outer) => {
      try {
        const { id, undoId } = await outer.services.companies.add(outer.actor(), complete)
        await outer.show('company', { id, undoId, notice: t('company-added', { name }) })
        return id
      } catch (error) {
        // There is one of that name already, of which there is nothing to add.
        if (fieldProblemOf(error)?.problem !== 'company-exists') throw error
        await outer.show('companies', { notice: errorText(error, t) })
        return null
      }
    })
    if (added !== null) noteMade(dialogue, { kind: 'company', id: added })
  }
}
