/** Contacts as they leave the export. */
import { z } from 'zod'

import type { ContactRecord } from '../../../models/contact.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { field, id, idOrNull, number, plain, text, textOrNull, time, timeOrNull } from '../field.ts'
import { byChoice, byIdOrNone, byText } from '../filter.ts'
import { defineResource } from '../resource.ts'

export const contacts = defineResource<ContactRecord>({
  name: 'contacts',
  singular: 'contact',
  about: 'People that the team deals with',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the contact'),
    name: text('name', 'As typed; empty when only a number or an address is known'),
    displayName: text('displayName', 'What lists show: the name, else the email, phone or company'),
    emails: field(z.array(z.string()), ['emails'], ({ emails }) => emails.map(({ value }) => value)),
    phones: field(
      z.array(z.string()).meta({ description: 'E.164', example: ['+380671234567'] }),
      ['phones'],
      ({ phones }) => phones.map(({ e164 }) => e164),
    ),
    companyId: idOrNull('companyId', 'The company that they work for'),
    jobTitle: textOrNull('jobTitle', 'What they do there'),
    tags: plain('tags', z.array(z.string())),
    ownerId: idOrNull('ownerId', 'The member who looks after them'),
    source: plain('source', z.enum(RECORD_SOURCES)),
    telegramUsername: field(z.string().nullable(), ['telegram'], ({ telegram }) => telegram?.username ?? null),
    nextTaskAt: timeOrNull('nextTaskAt', 'When the next open task with them is due'),
    version: number('version', 'Rises with every change'),
    createdAt: time('createdAt', 'When it was added'),
    updatedAt: time('updatedAt', 'When it last changed'),
  },
  filters: {
    owner: byIdOrNone('ownerId', 'Owned by this member'),
    company: byIdOrNone('companyId', 'Working for this company'),
    tag: byText('tags', 'Carrying this tag'),
    source: byChoice('source', RECORD_SOURCES, 'How it came in'),
  },
})
