/** An issue that somebody opened, for teams whose customers come through a repository. */
import { isJsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'

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
            { label: 'title', value: textOf(read('issue.title'))?.slice(0, 128) ?? null, field: 'title' },
            // GitHub allows 65,536 characters: the issue's address leads to the rest.
            { label: 'note', value: textOf(read('issue.body'))?.slice(0, 9000) ?? null, field: 'note' },
            {
              label: 'tags',
              value: listOf(read('issue.labels'))
                .flatMap((label) => textOf(property(label, 'name'))?.slice(0, 32) ?? [])
                .slice(0, 20),
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
