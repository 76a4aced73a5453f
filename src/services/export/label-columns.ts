/** The labels of numbers and addresses, beside the lists that hold them: those had their form before there were labels. */
import { z } from 'zod'

import type { StoredEmail, StoredPhone } from '../../models/contact.ts'
import { USUAL_LABELS } from '../../language/address-labels.ts'
import { type Field, field } from './field.ts'

type Reached = { readonly phones?: readonly StoredPhone[]; readonly emails?: readonly StoredEmail[] }

function labels<Stored extends Reached>(path: 'phones' | 'emails'): Field<Stored> {
  const usual = USUAL_LABELS.join(', ')
  const description = `What each item of ${path} is for, in their order: ${usual}, or the team’s own words; empty if nobody said`
  const schema = z.array(z.string()).meta({ description, example: ['work'] })
  return field(schema, [path], (stored) => (stored[path] ?? []).map(({ label = '' }) => label))
}

export function labelColumns<Stored extends Reached>(): Readonly<Record<'phoneLabels' | 'emailLabels', Field<Stored>>> {
  return { phoneLabels: labels('phones'), emailLabels: labels('emails') }
}
