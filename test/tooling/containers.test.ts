/** The tests run without a container engine: the files are read, linted and compared with what the build makes. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

import { type Config, loadConfig } from '../../src/app/config/config.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')

/** Instructions in order, with continuation lines joined and comments removed. */
const instructions = DOCKERFILE.replaceAll(/^\s*#.*\n/gmu, '')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/u)
    return { name, args: rest, text: rest.join(' ') }
  })

const stages = instructions.reduce<(typeof instructions)[]>(
  (made, instruction) =>
    instruction.name === 'FROM'
      ? [...made, [instruction]]
      : [...made.slice(0, -1), [...(made.at(-1) ?? []), instruction]],
  [],
)
const image = stages.at(-1) ?? []
const lastOf = (name: string): string | undefined => image.findLast((instruction) => instruction.name === name)?.text

const exists = (path: string): Promise<boolean> => stat(join(ROOT, path)).then(Boolean, () => false)

const dockerfilelint = z
  .object({ run: z.custom<(configPath: string, content: string) => unknown>((value) => typeof value === 'function') })
  .parse(createRequire(import.meta.url)('dockerfilelint'))

const DCLINT = dirname(createRequire(import.meta.url).resolve('dclint/package.json'))

/** The specification's own schema, as shipped with the linter. */
async function composeValidator(): Promise<(file: unknown) => boolean> {
  const text = await readFile(join(DCLINT, 'schemas/compose.schema.json'), 'utf8')
  const { $schema: _dialect, ...schema } = z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  const validate = new Ajv({ strict: false, allowUnionTypes: true, validateFormats: false }).compile(schema)
  return (file) => validate(file)
}

const serviceSchema = z.object({
  image: z.string().optional(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  env_file: z.array(z.object({ path: z.string(), required: z.boolean() })).default([]),
  entrypoint: z.array(z.string()).default([]),
  command: z.array(z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
})

async function readServices(): Promise<ReadonlyMap<string, z.infer<typeof serviceSchema>>> {
  const file: unknown = parse(await readFile(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true })
  const { services } = z.object({ services: z.record(z.string(), serviceSchema) }).parse(file)
  return new Map(Object.entries(services))
}

describe('the Dockerfile', () => {
  it('passes the linter', () => {
    expect(dockerfilelint.run(ROOT, DOCKERFILE)).toEqual([])
    expect(dockerfilelint.run(ROOT, DOCKERFILE.replace('USER node', 'USR node'))).toHaveLength(1)
  })

  it('copies only what the repository has and the build context includes', async () => {
    const sources = instructions
      .filter(({ name, args }) => name === 'COPY' && !args.some((arg) => arg.startsWith('--from=')))
      .flatMap(({ args }) => args.slice(0, -1))
    const allowed = new Set(
      (await readFile(join(ROOT, '.dockerignore'), 'utf8'))
        .split('\n')
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1)),
    )

    expect(sources.length).toBeGreaterThan(5)
    for (const source of sources) {
      expect(await exists(source), `${source} in the repository`).toBe(true)
      expect(allowed.has(source.split('/')[0] ?? ''), `${source} in the build context`).toBe(true)
    }
  })

  it('puts the production dependencies, the build and package.json into the image, and nothing else', () => {
    expect(image.filter(({ name }) => name === 'COPY').map(({ text }) => text)).toEqual([
      '--from=production-dependencies /app/node_modules ./node_modules',
      'package.json ./',
      '--from=production-dependencies /app/packages ./packages',
      '--from=build /app/packages/embedded-mongo/dist ./packages/embedded-mongo/dist',
      '--from=build /app/packages/telegram-sandbox/dist ./packages/telegram-sandbox/dist',
      '--from=build /app/dist ./dist',
    ])
    const dependencies = stages.find(([first]) => first?.text.endsWith('AS production-dependencies')) ?? []
    expect(dependencies.map(({ text }) => text)).toContainEqual(expect.stringContaining('npm ci --omit=dev'))
  })

  it('starts and checks files that the build creates, as a non-root user', async () => {
    const commandSchema = z.tuple([z.literal('node'), z.string()])
    const start = commandSchema.parse(JSON.parse(lastOf('CMD') ?? 'null'))[1]
    const check = commandSchema.parse(
      JSON.parse(/CMD (?<command>\[.*\])/u.exec(lastOf('HEALTHCHECK') ?? '')?.[1] ?? 'null'),
    )[1]

    expect([start, check]).toEqual(['dist/src/main.js', 'dist/src/commands/healthcheck.js'])
    for (const built of [start, check]) {
      expect(await exists(built.replace(/^dist\//u, '').replace(/\.js$/u, '.ts')), `the source of ${built}`).toBe(true)
    }
    expect(lastOf('USER')).toBe('node')
  })

  it('builds on the Node version that the engines field accepts', async () => {
    const { engines } = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')))
    const least = Number(/\d+/u.exec(engines.node)?.[0])
    const versions = stages.map(([first]) => Number(/^node:(?<major>\d+)/u.exec(first?.text ?? '')?.[1]))

    expect(new Set(versions).size).toBe(1)
    expect(versions[0]).toBeGreaterThanOrEqual(least)
  })
})

describe('docker-compose.yml', () => {
  it('matches the schema of the Compose Specification, which refuses a misspelled key', async () => {
    const isCompose = await composeValidator()
    const file: unknown = parse(await readFile(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true })
    const misspelled: unknown = JSON.parse(JSON.stringify(file).replaceAll('"read_only"', '"readonly"'))

    expect(isCompose(file)).toBe(true)
    expect(isCompose(misspelled)).toBe(false)
  })

  it('passes the compose linter without errors', async () => {
    const args = [join(DCLINT, 'bin/dclint.cjs'), '--formatter', 'json', join(ROOT, 'docker-compose.yml')]
    const { stdout } = await promisify(execFile)(process.execPath, args)

    expect(z.array(z.object({ errorCount: z.number() })).parse(JSON.parse(stdout))).toEqual([{ errorCount: 0 }])
  })

  it('starts the product after the database, which can take transactions', async () => {
    const services = await readServices()

    expect(services.get('app')?.depends_on).toEqual({ mongo: { condition: 'service_healthy' } })
    for (const token of ['', TOKEN]) {
      const { MONGODB_URI } = await environmentOf(services.get('app'), token)
      expect(MONGODB_URI).toMatch(/^mongodb:\/\/mongo:27017\/.+\?replicaSet=rs0$/u)
    }
    expect(services.get('mongo')?.command).toContain('--replSet')
    expect(services.get('mongo')?.healthcheck?.test.join(' ')).toContain('rs.initiate')
  })

  it('runs the product with a read-only root, no capabilities and no new privileges', async () => {
    const services = await readServices()

    expect(services.get('app')).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
  })

  it('publishes nothing beyond this machine', async () => {
    const published = [...(await readServices()).values()].flatMap(({ ports }) => ports)

    expect(published).toHaveLength(3)
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('runs the sandbox with nothing configured, where the published port reaches it, on a database of its own', async () => {
    const services = await readServices()
    expect([...services.keys()].toSorted()).toEqual(['app', 'mongo'])
    const app = services.get('app')
    expect({ profiles: app?.profiles, env_file: app?.env_file }).toEqual({
      profiles: [],
      env_file: [{ path: '.env', required: false }],
    })

    const [trial, bot] = [await environmentOf(app, ''), await environmentOf(app, TOKEN)]
    expect(accepted(trial)).toMatchObject({ mode: 'sandbox', sandbox: { host: '0.0.0.0', port: 8081 } })
    expect(app?.ports).toContain('127.0.0.1:8081:8081')
    expect(accepted(bot)).toMatchObject({ mode: 'polling', http: { host: '0.0.0.0', port: 8080 } })
    expect(trial['MONGODB_URI']).not.toBe(bot['MONGODB_URI'])
  })

  it('starts what the image starts, and runs every other command with the same settings', async () => {
    const app = (await readServices()).get('app')

    expect(app?.command).toEqual(JSON.parse(lastOf('CMD') ?? 'null'))
    expect(app?.entrypoint.slice(0, 2)).toEqual(['sh', '-c'])
    expect(app?.entrypoint[2]).toMatch(/exec "\$\$@"\n$/u)
  })
})

const TOKEN = '123456789:AAF-of-a-bot-that-does-not-exist'

/** What the product finds in its environment, through the entry point, as Compose would start it. */
async function environmentOf(
  app: z.infer<typeof serviceSchema> | undefined,
  token: string,
): Promise<Readonly<Record<string, string>>> {
  const [program = '', ...args] = (app?.entrypoint ?? []).map((text) => text.replaceAll('$$', '$'))
  const print = [process.execPath, '-p', 'JSON.stringify(process.env)']
  const env = { PATH: process.env['PATH'] ?? '', ...app?.environment, ...(token !== '' && { BOT_TOKEN: token }) }
  const { stdout } = await promisify(execFile)(program, [...args, ...print], { env })
  return z.record(z.string(), z.string()).parse(JSON.parse(stdout))
}

/** The configuration that the product makes of it, which must cause no warning either. */
function accepted(env: Readonly<Record<string, string>>): Config {
  const result = loadConfig(env)
  if (!result.ok) throw new Error(result.problems.map(({ line }) => line).join('\n'))
  expect(result.warnings).toEqual([])
  return result.config
}
