import { expect, it } from 'vitest'

import { loadConfig } from '../../src/app/config/config.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'

it('Senders are asked at other addresses if they are given, https or on this machine', () => {
  const urls = { FACEBOOK_GRAPH_URL: 'https://graph.example.com/v30.0/', HUBSPOT_API_URL: 'http://127.0.0.1:9' }
  expect(loadConfig(urls)).toMatchObject({
    config: { senderUrls: { facebook: 'https://graph.example.com/v30.0', hubspot: 'http://127.0.0.1:9' } },
  })
  expect(loadConfig({ HUBSPOT_API_URL: 'http://api.example.com' })).toMatchObject({
    problems: [{ line: expect.stringMatching(/^HUBSPOT_API_URL: got .*default https:\/\/api\.hubapi\.com/u) }],
  })
})

it('By default, they are asked at their own', () => {
  expect(loadConfig({})).toMatchObject({ config: { senderUrls: {} } })
  const own = PROVIDERS.flatMap(({ id, references }) => (references === undefined ? [] : [[id, references.api.url]]))
  expect(own).toEqual([
    ['facebook', 'https://graph.facebook.com/v26.0'],
    ['hubspot', 'https://api.hubapi.com'],
  ])
})
