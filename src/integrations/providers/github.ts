/** GitHub: an issue that somebody opened, for teams whose customers come through a repository. */
import { isJsonRecord, listOf, property, textOf } from '../body/json.ts'
import { readPath } from '../body/json-path.ts'
import type { HmacSpec } from '../signatures/signature-spec.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../lead/map-leads.ts'
import type { Provider } from './provider.ts'

/** Meta signs the same way. */
export const HUB_SIGNATURE_256: HmacSpec = {
  kind: 'hmac',
  header: 'x-hub-signature-256',
  algorithm: 'sha256',
  encoding: 'hex',
  format: { kind: 'single', prefix: 'sha256=' },
  secretEncoding: 'text',
  signed: '{body}',
}

export const github: Provider = {
  id: 'github',
  displayName: 'GitHub',
  signature: HUB_SIGNATURE_256,
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  // GitHub's own delivery id is not signed: a captured request could be sent again and again under new ids.
  dedupe: { from: 'payload', paths: ['action', 'issue.html_url'] },
  jsonField: 'payload',
  sample: (at, id) => ({
    payload: {
      action: 'opened',
      issue: {
        html_url: `https://github.com/example/shop/issues/1?test=${id}`,
        number: 1,
        title: 'Test deal',
        body: 'Sent by the test button',
        created_at: at.toISOString(),
        labels: [{ name: 'test' }],
        user: { login: 'test-lead', html_url: 'https://github.com/test-lead' },
      },
      repository: { full_name: 'example/shop' },
      sender: { login: 'test-lead', html_url: 'https://github.com/test-lead', type: 'User' },
    },
    headers: { 'x-github-event': 'issues', 'x-github-delivery': id },
  }),
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
