/** An issue that somebody opened, for teams whose customers come through a repository. */
import { cutText } from '../../body/cut-text.ts'
import { isJsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'

/** GitHub allows 65,536 characters: the issue's address leads to the rest. */
const MAX_NOTE = 9000

export const githubBodies: OwnBodies = {
  mappable: (payload) => payload,
  map(payload, settings, mapping) {
    if (textOf(property(payload, 'zen')) !== undefined && property(payload, 'hook') !== undefined) {
      return { kind: 'ignored', reason: 'ping' }
    }
    const issue = property(payload, 'issue')
    const opened = property(payload, 'action') === 'opened' && property(payload, 'comment') === undefined
    if (!isJsonRecord(issue) || !opened) {
      // Every GitHub event except a push names its sender and repository.
      const known = isJsonRecord(property(payload, 'sender'))
      return known ? { kind: 'ignored', reason: 'other-event' } : UNKNOWN_SHAPE
    }
    const read = (path: string) => readPath(payload, path) ?? null
    const author = readPath(payload, 'issue.user.login') === undefined ? 'sender' : 'issue.user'
    return mapLeads(
      [
        {
          view: payload,
          values: [
            { label: 'name', value: read(`${author}.login`), field: 'name' },
            { label: 'title', value: read('issue.title'), field: 'title' },
            { label: 'note', value: cutText(read('issue.body'), MAX_NOTE), field: 'note' },
            {
              label: 'tags',
              value: listOf(read('issue.labels')).flatMap((label) => textOf(property(label, 'name')) ?? []),
              field: 'tags',
            },
            { label: 'id', value: read('issue.html_url'), field: 'externalId' },
            { label: 'at', value: read('issue.created_at'), field: 'occurredAt' },
            { label: 'source', value: read('repository.full_name'), field: 'source' },
            { label: 'Profile', value: read(`${author}.html_url`), field: null },
            { label: 'Issue', value: read('issue.html_url'), field: null },
          ],
        },
      ],
      settings,
      mapping,
    )
  },
}
