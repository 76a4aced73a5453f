/** Events in the export. */
import { z } from 'zod'

import { AUDIT_KINDS } from '../../../models/audit-kind.ts'
import { EVENT_TYPES, type EventRecord } from '../../../models/event.ts'
import { RECORD_KINDS } from '../../../ids.ts'
import { field, id, idOrNull, idSchema, plain, text, textOrNull, time } from '../field.ts'
import { byChoice, byId, byIdOrNone } from '../../fields/filter.ts'
import { defineResource } from '../resource.ts'

const recordSchema = z.object({ kind: z.enum(RECORD_KINDS), id: idSchema })

export const events = defineResource<EventRecord>({
  name: 'events',
  singular: 'event',
  about:
    'Every change: who made it, when, and the old and new values. Events never change, except that the values of a person who is erased are taken out',
  deletable: false,
  versioned: false,
  timeField: 'at',
  fields: {
    id: id('_id', 'Id of the event'),
    type: plain('type', z.enum(EVENT_TYPES)),
    target: field(recordSchema, ['target'], ({ target }) => ({ kind: target.kind, id: target.id.toHexString() })),
    related: field(
      z.array(recordSchema).meta({ description: 'The records whose timelines show it, including the target' }),
      ['related'],
      ({ related }) => related.map(({ kind, id: other }) => ({ kind, id: other.toHexString() })),
    ),
    changes: field(
      z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })),
      ['changes'],
      ({ changes }) => changes.map(({ path, from, to }) => ({ path, from: from ?? null, to: to ?? null })),
    ),
    memberId: idOrNull('memberId', 'The member who did it; null when an integration or the system did'),
    channel: text('channel', 'How the change was made: telegram, webhook, job …'),
    undoes: textOrNull('undoes', 'The command that it undoes'),
    at: time('at', 'When it happened'),
    audit: field(
      z
        .enum(AUDIT_KINDS)
        .nullable()
        .meta({ description: 'Its kind in the audit log; null for the daily work on a record' }),
      ['audit'],
      ({ audit }) => audit ?? null,
    ),
  },
  filters: {
    type: byChoice('type', EVENT_TYPES, 'What happened'),
    target: byId('target.id', 'Of this record'),
    related: byId('related.id', 'In the timeline of this record'),
    member: byIdOrNone('memberId', 'By this member'),
    audit: {
      ...byChoice('audit', AUDIT_KINDS, 'Of the audit log: the team, keys, connections, bulk work, removals, privacy'),
      // With the type, the database sees that the partial index answers it.
      condition: (given) => ({ audit: { $eq: given, $type: 'string' } }),
    },
  },
})
