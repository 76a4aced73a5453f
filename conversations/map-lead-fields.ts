/** Maps what a source sends to the fields of a lead: by the person found in a delivery, or value by value. */
import type { Context } from 'grammy'

import { ask, type Choice, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { foundPersonText, whoIsFound } from '../src/bot/text/found-person-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { leadTargets } from '../src/services/leads/lead-targets.ts'
import type { FieldTables } from '../src/services/records/field-tables.ts'
import type { MappingChoices, SourceMapping } from '../src/services/leads/lead-providers.ts'

/** The most important fields of a lead first. */
const FIELDS = ['name', 'email', 'phone', 'company', 'title', 'amount', 'note'] as const
const MAX_OFFERED = 30
const [KEEP, EACH] = ['keep', 'each'] as const

/** A field that the team defined, for the values that the product has none for. */
type OwnTarget = { readonly field: string; readonly label: string }

type Chosen<T> = { readonly value: T; readonly ctx: Context }

/** Shows one person after the other, until one is kept. Null: the fields are chosen one by one. */
async function choosePerson(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  persons: MappingChoices['persons'],
): Promise<Chosen<SourceMapping | null>> {
  let [shown, ctx] = [0, first]
  for (;;) {
    const person = persons[shown]
    if (person === undefined) return { value: null, ctx }
    const others = persons.flatMap((other, index): readonly Choice[] =>
      index === shown
        ? []
        : [{ label: labelOf(t('button-map-other', { who: whoIsFound(other) })), value: String(index) }],
    )
    const choices = [
      { label: t('button-map-keep'), value: KEEP },
      ...others,
      { label: t('button-map-each'), value: EACH },
    ]
    const { answer, ctx: next } = await ask(dialogue, ctx, t, {
      text: foundPersonText(person, t),
      isCard: true,
      choices,
      parse: (value) => {
        if (!choices.some((choice) => choice.value === value)) throw fieldProblem('pick-one')
        return value
      },
    })
    ctx = next
    if (answer.kind !== 'value' || answer.value === EACH) return { value: null, ctx }
    if (answer.value === KEEP) return { value: person.mapping, ctx }
    shown = Number(answer.value)
  }
}

function ownTargets(tables: FieldTables): readonly OwnTarget[] {
  return leadTargets(tables).flatMap(({ field, label, isOwn }) => (isOwn ? [{ field, label }] : []))
}

/** Asks for each field which value it is. The guess comes first; values that are already mapped are left out. */
async function chooseEach(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  { leaves, suggested, own }: Pick<MappingChoices, 'leaves' | 'suggested'> & { readonly own: readonly OwnTarget[] },
): Promise<SourceMapping> {
  const mapping: Record<string, string> = {}
  let ctx = first
  const targets = [...FIELDS.map((field) => ({ field, label: t(`lead-field-${field}`) })), ...own]
  for (const { field, label } of targets) {
    const guess = suggested[field]
    const open = leaves
      .filter(({ path }) => !Object.values(mapping).includes(path))
      .toSorted((a, b) => Number(b.path === guess) - Number(a.path === guess))
    if (open.length === 0) break
    const { answer, ctx: next } = await ask(dialogue, ctx, t, {
      text: t('ask-map-field', { field: label }),
      isCard: true,
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
  return mapping
}

export function createMapLeadFieldsDialogue(translator: Translator) {
  return async function mapLeadFields(
    dialogue: Dialogue,
    ctx: Context,
    { id, deliveryId }: DialogueArgs['mapLeadFields'],
  ): Promise<void> {
    const { locale, leaves, suggested, persons, own } = await outside(dialogue, async (outer) => {
      const choices = await outer.services.deliveries.mappingChoices(outer.actor(), id, deliveryId)
      if (choices === null) await outer.show('leadSource', { id, notice: outer.t('map-nothing-yet') })
      const { leaves: all = [], suggested: guesses = {}, persons: found = [] } = choices ?? {}
      // What is likely to be chosen must be among what is offered, however long the body is.
      const guessed = all.filter(({ path }) => Object.values(guesses).includes(path))
      const offered = [...new Set([...guessed, ...all])].slice(0, MAX_OFFERED)
      const inOrder = all.filter((leaf) => offered.includes(leaf))
      const targets = ownTargets(outer.services.tablesOf(outer.actor()))
      return { locale: outer.locale, leaves: inOrder, suggested: guesses, persons: found, own: targets }
    })
    if (leaves.length === 0) return
    const t = translator(locale)
    const kept = await choosePerson(dialogue, ctx, t, persons)
    const mapping = kept.value ?? (await chooseEach(dialogue, kept.ctx, t, { leaves, suggested, own }))
    await outside(dialogue, async (outer) => {
      const { deliveries, leadSources, listening } = outer.services
      const chosen = Object.keys(mapping).length === 0 ? null : mapping
      if (deliveryId === undefined) {
        const { retried } = await leadSources.setMapping(outer.actor(), id, chosen)
        await outer.show('leadSource', { id, notice: t('map-saved', { count: retried }) })
        return
      }
      // A mapping that does not help here would only spoil how the source's other deliveries are read.
      if (chosen !== null && !(await deliveries.isCuredBy(outer.actor(), deliveryId, chosen))) {
        await outer.show('delivery', { id: deliveryId, notice: t('map-no-help') })
        return
      }
      const { retried } = await leadSources.setMapping(outer.actor(), id, chosen)
      const again = await listening.again(outer.actor(), id, deliveryId)
      await outer.show('delivery', { id: deliveryId, notice: t('map-saved', { count: retried + (again ? 1 : 0) }) })
    })
  }
}
