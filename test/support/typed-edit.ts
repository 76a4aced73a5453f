/** Edits of contacts as a dialogue makes them: what was typed is read first. */
import { CONTACT_FIELDS, type ContactEdit } from '../../src/services/contacts/contact-fields.ts'
import { readInputs } from '../../src/services/fields/read-inputs.ts'

const SETTINGS = {
  locale: 'en',
  currency: 'EUR',
  region: 'DE',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-28T10:00:00Z'),
} as const

/** Null clears the field. @throws AppError VALIDATION with the field's problem */
export function typedEdit(field: ContactEdit['field'], typed: string | null): ContactEdit {
  const read = typed === null ? {} : readInputs(CONTACT_FIELDS, { [field]: typed }, SETTINGS)
  return { field, value: read[field] ?? null } as ContactEdit
}
