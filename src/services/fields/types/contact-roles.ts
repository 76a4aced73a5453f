/**
 * What each contact of a record is to it: one of the usual roles, or the team's own words. A contact without a role is not in the
 * list; two contacts that were merged may have given one of them two.
 */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { parseSingleLine } from '../../../language/single-line.ts'
import type { StoredRole } from '../../../models/deal.ts'
import { type ContactId, idOf, objectId } from '../../../models/ids.ts'
import { ID_FORM } from '../../../ids.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'

/** The usual ones; any other text is the team's own. Stored: never rename one. */
export const CONTACT_ROLES = ['decision-maker', 'champion', 'influencer', 'user', 'payer'] as const
export type UsualRole = (typeof CONTACT_ROLES)[number]

export const MAX_ROLE_LENGTH = 40

export type ContactRole = { readonly contact: ContactId; readonly role: string }
type Roles = readonly ContactRole[]

export function isUsualRole(role: string): role is UsualRole {
  return CONTACT_ROLES.some((known) => known === role)
}

/** @throws AppError VALIDATION (empty, too-long, no-letters) */
export function readRole(typed: string): string {
  return isUsualRole(typed) ? typed : parseSingleLine(typed, MAX_ROLE_LENGTH)
}

const roleSchema = z.object({
  contactId: z.string().regex(ID_FORM),
  role: z.string().meta({
    description: `${CONTACT_ROLES.join(', ')}, or the team’s own words`,
    example: 'decision-maker',
  }),
})

export function contactRoles<const Options extends FieldOptions & { readonly partOf: string }>(
  options: Options,
): FieldType<'roles', Roles, Roles, readonly StoredRole[]> & Options {
  return {
    kind: 'roles',
    blank: [],
    readable: false,
    read: () => {
      throw fieldProblem('pick-one')
    },
    accept: (input) => input.map(({ contact, role }) => ({ contact, role: readRole(role) })),
    fromStored: (stored = []) => stored.map(({ contactId, role }) => ({ contact: idOf<ContactId>(contactId), role })),
    toStored: (value) =>
      value.length === 0 ? undefined : value.map(({ contact, role }) => ({ contactId: objectId(contact), role })),
    isFilled: (value) => value.length > 0,
    schema: z.array(roleSchema),
    toPublic: (value) => value.map(({ contact, role }) => ({ contactId: contact, role })),
    filters: () => ({}),
    searchWords: () => [],
    saidBesides: () => [],
    ...options,
  }
}
