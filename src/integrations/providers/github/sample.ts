/** An opened issue, as GitHub sends it. */
import type { Sample } from '../provider.ts'

export const sampleGithub = (at: Date, id: string): Sample => ({
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
})
