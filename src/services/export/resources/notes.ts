/** Notes in the export. */
import { z } from 'zod'

import type { NoteRecord } from '../../../models/note.ts'
import { factsOf, FILE_KINDS, keptFiles } from '../../../models/note-file.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { field, id, idOrNull, number, plain, text, time } from '../field.ts'
import { byId, byIdOrNone } from '../../fields/filter.ts'
import { defineResource } from '../resource.ts'

const fileSchema = z.object({
  kind: z.enum(FILE_KINDS),
  name: z.string().nullable().meta({ description: 'As sent; null for a photo or a recording' }),
  size: z.number().nullable().meta({ description: 'In bytes' }),
  mime: z.string().nullable(),
})

export const notes = defineResource<NoteRecord>({
  name: 'notes',
  singular: 'note',
  about: 'Notes on contacts, companies and deals',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the note'),
    text: text('text', 'As written; may be empty if there are files'),
    files: field(
      z.array(fileSchema).meta({ description: 'What was sent with it. The content stays in Telegram' }),
      ['files'],
      ({ files }: NoteRecord) => keptFiles(files).map(factsOf),
    ),
    forwardedFrom: field(
      z.string().nullable().meta({ description: 'Who wrote it, if it was forwarded to the bot' }),
      ['forwardedFrom'],
      ({ forwardedFrom }: NoteRecord) => forwardedFrom?.name ?? null,
    ),
    contactId: idOrNull('contactId', 'The contact that it is on'),
    dealId: idOrNull('dealId', 'The deal that it is on'),
    authorId: idOrNull('authorId', 'The member who wrote it; null when an integration did'),
    source: plain('source', z.enum(RECORD_SOURCES)),
    version: number('version', 'Increases with every change'),
    createdAt: time('createdAt', 'When it was written'),
    updatedAt: time('updatedAt', 'When it last changed'),
    // It came later: readers of CSV may rely on the order of the columns.
    companyId: idOrNull('companyId', 'The company that it is on'),
  },
  filters: {
    contact: byId('contactId', 'On this contact'),
    company: byId('companyId', 'On this company'),
    deal: byId('dealId', 'On this deal'),
    author: byIdOrNone('authorId', 'Written by this member'),
  },
})
