import { get } from 'node:http'
import { connect } from 'node:net'

import { describe, expect, it } from 'vitest'

import { OLENA, startTestSandbox, statusOf } from './test-sandbox.ts'

describe('a sandbox that others can reach', () => {
  it('answers to addresses, localhost and the names it was told, on every route', async () => {
    const { url, token } = await startTestSandbox({ host: '0.0.0.0', hosts: ['DevBox.lan'] })
    const port = new URL(url).port
    const paths = [
      '/',
      '/app.js',
      '/style.css',
      '/sandbox/users',
      '/sandbox/bot',
      '/sandbox/files/x',
      `/bot${token}/getMe`,
    ]
    for (const path of [...paths, `/file/bot${token}/x`, '/nothing']) {
      for (const name of ['rebound.example', '127.0.0.1.rebound.example', 'localhost.rebound.example', '2130706433']) {
        const answer = await statusOf(`http://127.0.0.1:${port}${path}`, { host: `${name}:${port}` })
        expect([path, name, answer]).toEqual([path, name, 403])
      }
    }
    // The stream of events does not end, so only a refusal can be waited for.
    expect(await statusOf(`http://127.0.0.1:${port}/sandbox/events`, { host: 'rebound.example' })).toBe(403)
    for (const name of [
      '127.0.0.1',
      'localhost',
      'LOCALHOST',
      '192.0.2.7',
      '[::1]',
      '[2001:db8::1]',
      'devbox.lan',
      'DEVBOX.LAN',
    ]) {
      const answer = await statusOf(`http://127.0.0.1:${port}/sandbox/users`, { host: `${name}:${port}` })
      expect([name, answer]).toEqual([name, 200])
    }
  })

  it('says how to reach it by a name', async () => {
    const { url } = await startTestSandbox()
    const port = new URL(url).port
    const answer = await new Promise<string>((resolve, reject) => {
      get(`${url}/`, { headers: { host: `devbox.lan:${port}` } }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString())).once('end', () => resolve(text))
      }).once('error', reject)
    })
    expect(JSON.parse(answer)).toEqual({
      error: expect.stringMatching(/name devbox\.lan: .* add the name to SANDBOX_HOSTS$/),
    })
  })
})

describe('uploads', () => {
  it('are refused with 503 while others take all of the memory for them, and read again later', async () => {
    const { url, token } = await startTestSandbox({ maxUploadBytes: 100_000 })
    const held = connect(Number(new URL(url).port), '127.0.0.1')
    held.on('error', () => undefined)
    held.write(`POST /bot${token}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90000\r\n\r\n`)
    held.write('x'.repeat(80_000))
    const body = JSON.stringify({ chat_id: OLENA, text: 'x'.repeat(40_000) })
    const headers = { 'content-type': 'application/json' }
    const send = async () => (await fetch(`${url}/bot${token}/sendMessage`, { method: 'POST', headers, body })).status
    await expect.poll(send).toBe(503)
    held.destroy()
    await expect.poll(send).not.toBe(503)
  })
})
