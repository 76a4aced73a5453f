/** Maps what a source sends to the fields of a lead: the values of its newest delivery are the buttons. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'

/** The most important fields of a lead first. */
const FIELDS = ['name', 'email', 'phone', 'company', 'title', 'amount', 'note'] as const
const MAX_OFFERED = 30

export function createMapLeadFieldsDialogue(translator: Translator) {
  return async function mapLeadFields(
    dialogue: Dialogue,
    first: Context,
    { id }: DialogueArgs['mapLeadFields'],
  ): Promise<void> {
    const { locale, leaves, suggested } = await outside(dialogue, async (outer) => {
      const choices = await outer.services.deliveries.mappingChoices(outer.actor(), id)
      if (choices === null) await outer.show('leadSource', { id, notice: outer.t('map-nothing-yet') })
      const offered = choices?.leaves.slice(0, MAX_OFFERED) ?? []
      return { locale: outer.locale, leaves: offered, suggested: choices?.suggested ?? {} }
    })
    if (leaves.length === 0) return
    const t = translator(locale)
    const mapping: Record<string, string> = {}
    let ctx = first
    for (const field of FIELDS) {
      const guess = suggested[field]
      // The guess comes first; values that are already mapped are left out.
      const open = leaves
        .filter(({ path }) => !Object.values(mapping).includes(path))
        .toSorted((a, b) => Number(b.path === guess) - Number(a.path === guess))
      if (open.length === 0) break
      const { answer, ctx: next } = await ask(dialogue, ctx, t, {
        text: t('ask-map-field', { field: t(`lead-field-${field}`) }),
        choices: open.map(({ path, example }) => ({
          label: labelOf(`${path === guess ? '⭐ ' : ''}${path}: ${example}`),
          value: path,
        })),
        skippable: true,
        savable: Object.keys(mapping).length > 0,
        parse: (value) => {
          if (!open.some(({ path }) => path === value.trim())) throw fieldProblem('pick-one')
          return value.trim()
        },
      })
      ctx = next
      if (answer.kind === 'value') mapping[field] = answer.value
      if (answer.kind === 'saved') break
    }
    await outside(dialogue, async (outer) => {
      const chosen = Object.keys(mapping).length === 0 ? null : mapping
      const { retried } = await outer.services.leadSources.setMapping(outer.actor(), id, chosen)
      await outer.show('leadSource', { id, notice: t('map-saved', { count: retried }) })
    })
  }
}
