/** Contacts in the export. */
import { z } from 'zod'

import type { ContactRecord } from '../../../models/contact.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { byChoice } from '../../fields/filter.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { field, id, number, plain, text, time, timeOrNull } from '../field.ts'
import { customColumn, fieldColumns, fieldFilters, laterLast } from '../field-columns.ts'
import { labelColumns } from '../label-columns.ts'
import { defineResource, type Resource } from '../resource.ts'
import { TOUCHED_FILTERS, touchedAtColumn } from '../touched-at.ts'

const LATER: readonly string[] = ['address', 'website', 'birthday', 'givenName', 'middleName', 'familyName']

export function contacts(table: FieldTables['contact']): Resource {
  // The account takes two columns.
  const { telegram: _account, ...all } = fieldColumns<typeof table, ContactRecord>(table, {
    phones: {
      displayName: text('displayName', 'What lists show: the name, else the email, phone, Telegram account or company'),
    },
  })
  const { first, last } = laterLast(all, LATER)
  return defineResource<ContactRecord>({
    name: 'contacts',
    singular: 'contact',
    about: 'People that the team deals with',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the contact'),
      ...first,
      source: plain('source', z.enum(RECORD_SOURCES)),
      telegramUsername: field(
        z.string().nullable().meta({ description: 'Of their Telegram account, without @' }),
        ['telegram'],
        ({ telegram }) => telegram?.username ?? null,
      ),
      nextTaskAt: timeOrNull('nextTaskAt', 'When the next open task with them is due'),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      telegramUserId: field(
        z.int().nullable().meta({ description: 'Of their Telegram account, where it is known' }),
        ['telegram'],
        ({ telegram }) => telegram?.userId ?? null,
      ),
      ...last,
      ...labelColumns<ContactRecord>(),
      ...touchedAtColumn<ContactRecord>(),
      ...customColumn<ContactRecord>(table),
    },
    filters: {
      ...fieldFilters(table),
      source: byChoice('source', RECORD_SOURCES, 'How it came in'),
      ...TOUCHED_FILTERS,
    },
  })
}
