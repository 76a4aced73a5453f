import { expect, it } from 'vitest'

import { OLENA, startTestSandbox } from './test-sandbox.ts'

it('says once which parameters it ignores, and nothing of those it reads', async () => {
  const logged: string[] = []
  const sandbox = await startTestSandbox({ log: (line) => logged.push(line) })
  await sandbox.send(OLENA, { text: '/start' })
  for (const text of ['one', 'two']) {
    const sent = await sandbox.call('sendMessage', { chat_id: OLENA, text, parse_mode: 'HTML', protect_content: true })
    expect(sent.ok).toBe(true)
  }
  expect(logged).toEqual(['The sandbox ignores a parameter: sendMessage with protect_content'])
})
