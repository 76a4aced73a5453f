/** Fields that refer to other records. Their values are ids. */
import type { Types } from 'mongoose'
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { parseSingleLine } from '../../../language/single-line.ts'
import { type CompanyId, type ContactId, type DealId, idOf, type MemberId, objectId } from '../../../models/ids.ts'
import { ID_FORM } from '../../../ids.ts'
import type { FieldKind, FieldOptions, FieldType, Maybe, References } from '../field-type.ts'
import { byId, byIdOrNone } from '../filter.ts'

const idSchema = z.string().regex(ID_FORM)

type Id = MemberId | ContactId | CompanyId | DealId
type Reference<Kind extends FieldKind, Value extends Id, Input = Value> = FieldType<
  Kind,
  Value | null,
  Input,
  Types.ObjectId
>

/** What all fields that hold one id or none have in common. */
function oneReference<Kind extends FieldKind, Value extends Id, Input = Value>(
  kind: Kind,
  find: (input: Input, references: References) => Promise<Value>,
): Reference<Kind, Value, Input> {
  return {
    kind,
    blank: null,
    readable: false,
    read: () => {
      throw fieldProblem('pick-one')
    },
    accept: find,
    fromStored: (stored) => (stored === undefined ? null : idOf(stored)),
    toStored: (value) => (value === null ? undefined : objectId(value)),
    isFilled: (value) => value !== null,
    schema: idSchema.nullable(),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byIdOrNone(path, about) }),
    searchWords: () => [],
    saidBesides: () => [],
  }
}

/** A member of the workspace. */
export function member<const Options extends FieldOptions>(
  options: Options,
): FieldType<'member', Maybe<MemberId, Options>, MemberId, Types.ObjectId> & Options {
  const field = oneReference('member', (id: MemberId, references) => references.member(id))
  const schema = options.required === true ? idSchema : field.schema
  return {
    ...(field as FieldType<'member', Maybe<MemberId, Options>, MemberId, Types.ObjectId>),
    ...(options.required === true && {
      filters: (path: string, about: string) => ({ '': byId(path, about) }),
    }),
    schema,
    ...options,
  }
}

/** A company, given by its name. */
export function company<const Options extends FieldOptions>(
  options: Options,
): Reference<'company', CompanyId, string> & Options {
  return {
    ...oneReference('company', (name: string, references) => references.company(name)),
    readable: true,
    read: (typed) => parseSingleLine(typed),
    // A name does not tell whether the company that is there has it.
    saidBesides: (name) => [name],
    ...options,
  }
}

/** One contact. */
export function contact<const Options extends FieldOptions>(
  options: Options,
): Reference<'contact', ContactId> & Options {
  return { ...oneReference('contact', (id: ContactId, references) => references.contact(id)), ...options }
}

/** The deal that a record is attached to when it is created. */
export function deal<const Options extends FieldOptions & { readonly fixed: true }>(
  options: Options,
): Reference<'deal', DealId> & Options {
  return {
    ...oneReference('deal', async (): Promise<DealId> => {
      throw fieldProblem('pick-one')
    }),
    ...options,
  }
}

/** More are a list, which is what tags and companies are for. */
export const MAX_CONTACTS = 20

/** Contacts, the main one first. An input is the main one, which takes the place of the one before, or all of them. */
export function contacts<const Options extends FieldOptions>(
  options: Options,
): FieldType<'contacts', readonly ContactId[], ContactId | readonly ContactId[], readonly Types.ObjectId[]> & Options {
  return {
    kind: 'contacts',
    blank: [],
    readable: false,
    read: () => {
      throw fieldProblem('pick-one')
    },
    async accept(input, references, present = []) {
      const given = typeof input === 'string' ? [input, ...present.slice(1)] : input
      const ids = [...new Set(given)]
      if (ids.length > MAX_CONTACTS) throw fieldProblem('too-many', { limit: MAX_CONTACTS })
      // One that was merged is the one that took it over, which may be there already.
      const accepted = new Set<ContactId>()
      // Those that are there already stay, also if the actor may not see all of them. One by one: it is one transaction.
      for (const id of ids) accepted.add(present.includes(id) ? id : await references.contact(id))
      return [...accepted]
    },
    fromStored: (stored = []) => stored.map((id) => idOf<ContactId>(id)),
    toStored: (value) => value.map(objectId),
    isFilled: (value) => value.length > 0,
    schema: z.array(idSchema),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byId(path, about) }),
    searchWords: () => [],
    saidBesides: () => [],
    ...options,
  }
}
