import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyRecord, recordsOf } from '../src/store/apply-record.ts'
import { emptyState } from '../src/store/state.ts'
import type { StoreRecord } from '../src/store/state.ts'
import { MAX, OLENA, PIXEL, afterTest, clientOf, startTestSandbox, temporaryFolder } from './test-sandbox.ts'

const TOKEN = `42:${'x'.repeat(35)}`

/** The sandbox as a separate process. */
async function startProcess(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('../src/main.ts', import.meta.url))],
    {
      env: { ...process.env, SANDBOX_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  afterTest(() => void child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`Ended early: ${output}`)))
  })
  return { child, url }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** Not a cipher: enough to tell a sealed line from a readable one. */
const ROT = {
  seal: (line: string) => Buffer.from(line).toString('base64'),
  open: (sealed: string) => Buffer.from(sealed, 'base64').toString(),
}

describe('a sealed store', () => {
  it('keeps what people type out of the file, and has it after a restart', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const readable = await startTestSandbox({ storeFile })
    await readable.send(OLENA, { text: 'before it was sealed' })
    await readable.sandbox.close()
    expect(readFileSync(storeFile, 'utf8')).toContain('before it was sealed')

    const sealed = await startTestSandbox({ storeFile, seal: ROT })
    expect(readFileSync(storeFile, 'utf8')).not.toContain('before it was sealed')
    await sealed.send(OLENA, { text: 'my password' })
    expect(readFileSync(storeFile, 'utf8')).not.toContain('my password')
    await sealed.sandbox.close()

    const again = await startTestSandbox({ storeFile, seal: ROT })
    expect((await again.chat(OLENA)).messages.map(({ text }) => text)).toEqual(['before it was sealed', 'my password'])
    await again.sandbox.close()
    const unsealed = {
      seal: ROT.seal,
      open: () => {
        throw new Error('Another key')
      },
    }
    await expect(startTestSandbox({ storeFile, seal: unsealed })).rejects.toThrow('sealed with another key')
  })
})

describe('the store', () => {
  it('has everything after a kill -9, and its ids carry on', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const first = await startProcess({ SANDBOX_STORE: storeFile })
    const before = clientOf(first.url, TOKEN)
    await before.send(OLENA, { text: 'one' })
    await before.send(OLENA, { photo: { base64: PIXEL } })
    const reply_markup = { keyboard: [[{ text: 'Yes' }]] }
    await before.call('sendMessage', { chat_id: OLENA, text: '<b>two</b>', parse_mode: 'HTML', reply_markup })
    await before.call('setMyCommands', { commands: [{ command: 'menu', description: 'Menu' }] })
    await before.call('deleteMessage', { chat_id: OLENA, message_id: 1 })
    await before.post(`/chats/${MAX}/block`, { blocked: true })
    const { id } = await before.post<{ id: number }>('/users', { first_name: 'Zoë', language_code: 'de' })
    const updates = await before.call('getUpdates')
    const seen = [await before.chat(OLENA), await before.get('/users'), await before.get(`/chats/${OLENA}/commands`)]
    // Killed right after the answer: an answer means that the message is kept.
    const { message_id } = await before.send(id, { text: 'last words' })
    await kill(first.child)

    const second = await startProcess({ SANDBOX_STORE: storeFile })
    const after = clientOf(second.url, TOKEN)
    expect([await after.chat(OLENA), await after.get(`/chats/${OLENA}/commands`)]).toEqual([seen[0], seen[2]])
    expect(await after.messages(id)).toMatchObject([{ message_id, text: 'last words' }])
    expect(JSON.stringify(await after.get('/users'))).toContain(
      '"id":1002,"first_name":"Max","last_name":"Weber","username":"max_weber","language_code":"en","blocked":true',
    )
    const again = (await after.call('getUpdates')).result as { update_id: number }[]
    expect(again.slice(0, -1)).toEqual(updates.result)
    const photo = (await after.messages(OLENA)).find(({ media }) => media?.kind === 'photo')?.media
    const bytes = await fetch(`${second.url}${photo?.kind === 'photo' ? photo.url : ''}`)
    expect(Buffer.from(await bytes.arrayBuffer()).toString('base64')).toBe(PIXEL)

    expect((await after.send(OLENA, { text: 'next' })).message_id).toBe(message_id + 1)
    const last = again.at(-1)?.update_id ?? 0
    expect((await after.call('getUpdates', { offset: last + 1 })).result).toMatchObject([{ update_id: last + 1 }])
    expect(await clientOf(second.url, `43:${'x'.repeat(35)}`).call('getMe')).toMatchObject({ error_code: 401 })
    await kill(second.child)
  })

  it('does not reuse ids when the newest messages and all updates are gone', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const first = await startTestSandbox({ storeFile })
    const { message_id } = await first.send(OLENA, { text: 'x' })
    const [update] = (await first.call('getUpdates')).result as { update_id: number }[]
    await first.call('getUpdates', { offset: (update?.update_id ?? 0) + 1 })
    await first.call('deleteMessage', { chat_id: OLENA, message_id })
    await first.sandbox.close()
    await (await startTestSandbox({ storeFile })).sandbox.close()
    const third = await startTestSandbox({ storeFile })
    expect((await third.send(OLENA, { text: 'y' })).message_id).toBe(message_id + 1)
    expect((await third.call('getUpdates')).result).toMatchObject([{ update_id: (update?.update_id ?? 0) + 1 }])
  })

  it('drops a torn last line and carries on after it', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const first = await startTestSandbox({ storeFile })
    await first.send(OLENA, { text: 'whole' })
    await first.sandbox.close()
    appendFileSync(storeFile, '[{"t":"message","message":{"chat_id":1001,"te')
    const second = await startTestSandbox({ storeFile })
    await second.send(OLENA, { text: 'after' })
    await second.sandbox.close()
    const third = await startTestSandbox({ storeFile })
    expect((await third.messages(OLENA)).map(({ text }) => text)).toEqual(['whole', 'after'])
  })

  it('leaves a file alone that is not its own', async () => {
    const storeFile = join(temporaryFolder(), 'notes.txt')
    writeFileSync(storeFile, 'Dear diary\nToday\n')
    await expect(startTestSandbox({ storeFile })).rejects.toThrow(`Line 1 of ${storeFile} is not the sandbox's`)
    expect(readFileSync(storeFile, 'utf8')).toBe('Dear diary\nToday\n')
  })

  it('is used by one sandbox at a time, and is free again after a kill', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const { child } = await startProcess({ SANDBOX_STORE: storeFile })
    await expect(startTestSandbox({ storeFile })).rejects.toThrow(`in use by process ${child.pid}`)
    await kill(child)
    const own = await startTestSandbox({ storeFile })
    await expect(startTestSandbox({ storeFile })).rejects.toThrow(`in use by process ${process.pid}`)
    await own.sandbox.close()
    await startTestSandbox({ storeFile })
  })

  it('is released when the port is taken', async () => {
    const storeFile = join(temporaryFolder(), 'chats.jsonl')
    const other = await startTestSandbox()
    const port = Number(new URL(other.url).port)
    await expect(startTestSandbox({ storeFile, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await startTestSandbox({ storeFile })
  })

  const chatId = fc.constantFrom(1, 2)
  const id = fc.integer({ min: 1, max: 6 })
  const record: fc.Arbitrary<StoreRecord> = fc.oneof(
    fc
      .record({ chat_id: chatId, message_id: id, text: fc.string() })
      .map((message) => ({ t: 'message' as const, message: { ...message, from_bot: true, date: 1 } })),
    fc.record({ t: fc.constant('deleted' as const), chat_id: chatId, message_ids: fc.array(id) }),
    id.map((update_id) => ({ t: 'update' as const, update: { update_id } })),
    fc.record({ t: fc.constant('done' as const), update_ids: fc.array(id) }),
    fc.record({ t: fc.constant('pinned' as const), chat_id: chatId, message_ids: fc.array(id) }),
    fc.record({
      t: fc.constant('commands' as const),
      key: fc.constantFrom('a', 'b'),
      commands: fc.constantFrom(null, []),
    }),
  )
  it('reaches the same state from its compacted records as from all of them', () => {
    fc.assert(
      fc.property(fc.array(record), fc.nat({ max: 50 }), (records, cut) => {
        const lived = emptyState(1)
        for (const one of records) applyRecord(lived, one)
        const restarted = emptyState(1)
        for (const one of records.slice(0, cut)) applyRecord(restarted, one)
        const compacted = emptyState(1)
        for (const one of recordsOf(restarted)) applyRecord(compacted, one)
        for (const one of records.slice(cut)) applyRecord(compacted, one)
        expect(recordsOf(compacted)).toEqual(recordsOf(lived))
      }),
    )
  })
})
