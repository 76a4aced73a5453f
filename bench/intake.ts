/**
 * The lead intake: requests answered a second from 50 connections, some of them repeats or forged, compared with a bare
 * route that does the same insert; and the time from accepting a lead to the rep's message, at 20 leads a second.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import autocannon from 'autocannon'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { startSandboxProcess } from './harness/sandbox-process.ts'
import { leadRequest, mixedRequest } from './intake/leads.ts'
import type { IntakeMessage, IntakeTask } from './intake/served.ts'

const CONNECTIONS = 50
const SECONDS = 8
const ROUNDS = 3
const LEADS_A_SECOND = 20
const LEAD_SECONDS = 20
/** An owner, and a rep for each lead: of those that follow within a minute, a rep is told a minute later. */
const PEOPLE = 1 + LEADS_A_SECOND * LEAD_SECONDS
const TOKEN = `7000000002:${'bench-'.repeat(6)}`

export async function measure({ log }: BenchContext): Promise<BenchReport> {
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const sandbox = await startSandboxProcess()
    try {
      const personIds: number[] = []
      for (let count = 0; count < PEOPLE; count++) personIds.push(await newPerson(sandbox.url))
      const task = { mongodbUri: database.uri, apiRoot: sandbox.url, token: TOKEN, personIds }
      return { engine: database.engine, measurements: await measureIn(task, log) }
    } finally {
      await sandbox.stop()
    }
  } finally {
    await database.stop()
  }
}

/** A person who has written to the bot, so that the bot may write to them. */
async function newPerson(url: string): Promise<number> {
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return response.json()
  }
  // The first token used becomes the bot.
  await fetch(`${url}/bot${TOKEN}/getMe`)
  const { id } = (await post('/sandbox/users', { first_name: 'Olena' })) as { id: number }
  await post(`/sandbox/chats/${id}/messages`, { text: '/start' })
  await fetch(`${url}/bot${TOKEN}/getUpdates?offset=-1`)
  return id
}

type Ready = Extract<IntakeMessage, { kind: 'ready' }>

async function measureIn(task: IntakeTask, log: BenchContext['log']): Promise<readonly (Timing | Figure)[]> {
  const file = fileURLToPath(new URL('./intake/served.ts', import.meta.url))
  const child = fork(file, { execArgv: process.execArgv })
  const toldAt = new Map<string, number>()
  child.on('message', (message: IntakeMessage) => {
    if (message.kind === 'told' && !toldAt.has(message.name)) toldAt.set(message.name, message.at)
  })
  try {
    child.send(task)
    const ready = (await messageOf(child, 'ready')) as Ready
    const rates = await measureRates(ready, log)
    log(`${LEADS_A_SECOND} leads a second for ${LEAD_SECONDS} s`)
    child.send('work')
    await messageOf(child, 'working')
    const waits = await measureWaits(ready, toldAt)
    child.send('stop')
    await once(child, 'exit')
    return [...rates, ...waits]
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  }
}

function messageOf(child: ChildProcess, kind: IntakeMessage['kind']): Promise<IntakeMessage> {
  return new Promise((resolve, reject) => {
    const listen = (message: IntakeMessage): void => {
      if (message.kind !== kind) return
      child.off('message', listen)
      resolve(message)
    }
    child.on('message', listen)
    child.once('exit', () => reject(new Error('The measured process ended before it was done')))
  })
}

async function load(url: string, secret: string, seconds: number, isProduct: boolean): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const { body, headers } = mixedRequest(secret)
          return { ...request, body, headers }
        },
      },
    ],
  })
  const answered = result['2xx'] + result.non2xx
  const refused = result.non2xx / answered
  // The floor checks no signature.
  const expected = isProduct ? 0.1 : 0
  if (Math.abs(refused - expected) > 0.02 || result.errors > 0) {
    throw new Error(`${Math.round(refused * 100)} % refused instead of ${expected * 100} %, ${result.errors} failed`)
  }
  return answered / result.duration
}

/** In turns, so that changes on the machine affect both. */
async function measureRates({ url, path, secret, floorUrl }: Ready, log: BenchContext['log']): Promise<Figure[]> {
  await load(floorUrl, secret, 2, false)
  await load(`${url}${path}`, secret, 2, true)
  const rates: { product: number; floor: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const floor = await load(floorUrl, secret, SECONDS, false)
    const product = await load(`${url}${path}`, secret, SECONDS, true)
    log(`Round ${round}: ${Math.round(product)}/s answered, bare route ${Math.round(floor)}/s`)
    rates.push({ product, floor })
  }
  const middle = rates.toSorted((a, b) => a.product / a.floor - b.product / b.floor)[Math.floor(ROUNDS / 2)]
  return [
    {
      kind: 'figure',
      name: `answered at ${CONNECTIONS} connections, 10 % repeats, 10 % forged`,
      value: middle?.product ?? 0,
      unit: '/s',
      floor: middle?.floor ?? 0,
      aim: 'at least × 0.8',
    },
  ]
}

async function measureWaits({ url, path, secret }: Ready, toldAt: ReadonlyMap<string, number>): Promise<Timing[]> {
  const acceptedAt = new Map<string, number>()
  const sent: Promise<void>[] = []
  for (let count = 0; count < LEADS_A_SECOND * LEAD_SECONDS; count++) {
    const { name, body, headers } = leadRequest(secret)
    sent.push(
      fetch(`${url}${path}`, { method: 'POST', body, headers }).then(({ status }) => {
        if (status !== 202) throw new Error(`Answered with ${status}`)
        acceptedAt.set(name, Date.now())
      }),
    )
    await sleep(1_000 / LEADS_A_SECOND)
  }
  await Promise.all(sent)
  for (let tries = 0; tries < 1_800 && [...acceptedAt.keys()].some((name) => !toldAt.has(name)); tries++)
    await sleep(100)
  const ms = [...acceptedAt].map(([name, at]) => Math.max(0, (toldAt.get(name) ?? Number.NaN) - at))
  const untold = ms.filter((wait) => Number.isNaN(wait)).length
  if (untold > 0) throw new Error(`Of ${ms.length} accepted leads ${untold} were not told within three minutes`)
  return [
    {
      kind: 'timing',
      name: `acceptance to message, ${LEADS_A_SECOND} leads/s`,
      ms,
      compare: 'ratio',
      aim: 'p95 below 300 ms',
    },
  ]
}
