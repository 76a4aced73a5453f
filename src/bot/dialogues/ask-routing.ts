/** Asks who gets the leads of a source: the team, one member, or several in turn. */
import type { Context } from 'grammy'

import type { MemberId } from '../../models/ids.ts'
import type { SourceRouting } from '../../services/leads/source-secrets.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { may } from '../../services/core/permissions.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'
import { labelOf } from '../text/button-label.ts'
import { outside } from './outside.ts'

const MAX_OFFERED = 40

type Person = { readonly id: MemberId; readonly name: string }

/** Accepts only a tap: names are not unique, so a typed one could mean several people. */
function oneOf(people: readonly Person[]) {
  return (value: string): string => {
    if (!people.some(({ id }) => id === value)) throw fieldProblem('pick-one')
    return value
  }
}

/** @returns null when nobody was chosen */
export async function askRouting(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
): Promise<{ readonly routing: SourceRouting | null; readonly ctx: Context }> {
  const people = await outside(dialogue, async (outer): Promise<readonly Person[]> => {
    const members = await outer.services.members.list(outer.actor())
    const able = members.filter(({ role }) => may(role, 'lead.claim'))
    return able.slice(0, MAX_OFFERED).map(({ id, name }) => ({ id, name }))
  })
  const kinds = ['team', 'owner', 'round-robin'] as const
  const how = await ask(dialogue, first, t, {
    text: t('ask-routing'),
    isCard: true,
    choices: kinds.map((kind) => ({ label: t(`routing-${kind}`), value: kind })),
    parse: (value) => {
      const kind = kinds.find((known) => known === value)
      if (kind === undefined) throw fieldProblem('pick-one')
      return kind
    },
  })
  if (how.answer.kind !== 'value') return { routing: null, ctx: how.ctx }
  const routing = how.answer.value
  if (routing === 'team') return { routing: { routing, memberIds: [] }, ctx: how.ctx }

  let { ctx } = how
  const chosen: Person[] = []
  for (;;) {
    const left = people.filter(({ id }) => !chosen.some((person) => person.id === id))
    const names = chosen.map(({ name }) => name).join(', ')
    const text = chosen.length === 0 ? t(`ask-routing-${routing}`) : t('ask-routing-more', { names })
    const who = await ask(dialogue, ctx, t, {
      text,
      isCard: true,
      choices: left.map(({ id, name }) => ({ label: labelOf(name), value: id })),
      savable: chosen.length > 0,
      parse: oneOf(left),
    })
    ctx = who.ctx
    const tapped = who.answer.kind === 'value' ? who.answer.value : null
    const person = left.find(({ id }) => id === tapped)
    if (person !== undefined) chosen.push(person)
    if (person === undefined || routing === 'owner' || chosen.length === people.length) break
  }
  return { routing: chosen.length === 0 ? null : { routing, memberIds: chosen.map(({ id }) => id) }, ctx }
}
