import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url))

type Ended = { readonly exitCode: number; readonly out: string; readonly err: string }

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scripts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function run(file: string, ...args: readonly string[]): Promise<Ended> {
  return runWith({}, file, args)
}

function runWith(more: Readonly<Record<string, string>>, file: string, args: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env['PATH'], HOME: folder, ...more }
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: folder, env }, (error, out, err) => {
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, out: out.trim(), err: err.trim() })
    })
  })
}

describe('closing a test run', () => {
  const totals = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numFailedTestSuites: 0 }
  const close = async (changed: Partial<typeof totals>): Promise<Ended> => {
    const skipped = { assertionResults: [{ status: 'skipped', fullName: 'a part is left out' }] }
    const file = join(folder, 'tests.json')
    await writeFile(file, JSON.stringify({ ...totals, ...changed, testResults: [skipped] }))
    return run(process.execPath, join(SCRIPTS, 'close-test-run.mjs'), file)
  }

  it('prints only the totals, on one line, and succeeds when every test passed', async () => {
    expect(await close({})).toEqual({ exitCode: 0, out: '3 passed, 0 failed, 0 skipped', err: '' })
  })

  it('fails when a test failed, when a file could not be loaded and when no test ran', async () => {
    expect(await close({ numFailedTests: 1 })).toMatchObject({ exitCode: 1, out: '3 passed, 1 failed, 0 skipped' })
    expect(await close({ numFailedTestSuites: 1 })).toMatchObject({ exitCode: 1 })
    expect(await close({ numPassedTests: 0 })).toMatchObject({ exitCode: 1 })
  })

  it('fails and names the test when one was skipped or only planned', async () => {
    expect(await close({ numPendingTests: 1 })).toEqual({
      exitCode: 1,
      out: '3 passed, 0 failed, 1 skipped',
      err: 'Tests that did not run:\n  a part is left out',
    })
    expect(await close({ numTodoTests: 1 })).toMatchObject({ exitCode: 1, out: '3 passed, 0 failed, 1 skipped' })
  })
})

describe('the base images of a release', () => {
  const digest = (letter: string) => ({ sha256: letter.repeat(64) })
  const bases = async (provenance: unknown): Promise<Ended> => {
    const file = join(folder, 'provenance.json')
    await writeFile(file, JSON.stringify(provenance))
    return run(process.execPath, join(SCRIPTS, 'base-images.mjs'), file)
  }

  it('are listed with their digests, once each, from the provenance of every platform', async () => {
    const node = { uri: 'pkg:docker/node@24-trixie-slim?platform=linux%2Famd64', digest: digest('a') }
    const arm = { uri: 'pkg:docker/node@24-trixie-slim?platform=linux%2Farm64', digest: digest('b') }
    const scanner = { uri: 'pkg:docker/docker/buildkit-syft-scanner@stable-1', digest: digest('c') }
    const source = { uri: 'https://github.com/acme/clientsphere.git', digest: { sha1: 'd'.repeat(40) } }
    const { exitCode, out } = await bases({
      // SLSA 0.2, then 1.
      'linux/amd64': { SLSA: { materials: [node, node, source] } },
      'linux/arm64': { SLSA: { buildDefinition: { resolvedDependencies: [arm, scanner] } } },
    })
    expect(exitCode).toBe(0)
    expect(out.split('\n')).toEqual([
      `- \`docker/buildkit-syft-scanner:stable-1\`: \`sha256:${'c'.repeat(64)}\``,
      `- \`node:24-trixie-slim\`: \`sha256:${'a'.repeat(64)}\``,
      `- \`node:24-trixie-slim\`: \`sha256:${'b'.repeat(64)}\``,
    ])
  })

  it('must be there: an image without provenance is not released', async () => {
    for (const provenance of [null, {}, { SLSA: { materials: [] } }]) {
      expect(await bases(provenance)).toMatchObject({ exitCode: 1, err: 'The provenance names no base image' })
    }
  })
})

describe('auditing the signatures of packages', () => {
  /** A registry that publishes its keys or not, and an npm that gives that report about its signatures. */
  async function audit(registry: { readonly status: number } | 'down', report: string): Promise<Ended> {
    const server = createServer((_, response) => {
      response.writeHead(registry === 'down' ? 500 : registry.status).end('{"keys":[]}')
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    if (registry === 'down') await new Promise((resolve) => void server.close(resolve))
    const npm = [
      '#!/bin/sh',
      `if [ "$1" = config ]; then echo http://127.0.0.1:${port}; exit 0; fi`,
      `cat <<'END'\n${report}\nEND`,
      'exit 1',
    ]
    await writeFile(join(folder, 'npm'), npm.join('\n'), { mode: 0o755 })
    try {
      return await runWith({ PATH: `${folder}:${process.env['PATH'] ?? ''}` }, process.execPath, [
        join(SCRIPTS, 'audit-signatures.mjs'),
      ])
    } finally {
      server.close()
    }
  }

  it('passes when all are right, and fails naming each package whose signature is wrong or missing', async () => {
    expect(await audit({ status: 200 }, '{"invalid":[],"missing":[]}')).toMatchObject({
      exitCode: 0,
      out: 'Every package has the signature of its registry',
    })
    const report = {
      invalid: [{ name: 'taken-over', version: '1.0.0', code: 'EINTEGRITYSIGNATURE' }],
      missing: [{ name: 'unsigned', version: '2.0.0' }],
    }
    expect(await audit({ status: 200 }, JSON.stringify(report))).toMatchObject({
      exitCode: 1,
      err: 'taken-over@1.0.0: EINTEGRITYSIGNATURE\nunsigned@2.0.0: the signature is missing',
    })
  })

  it.each([
    [{ status: 404 }, 'the registry publishes no signing keys'],
    ['down', 'the registry does not answer'],
    [{ status: 200 }, 'a network problem'],
  ] as const)('passes and says so where nothing can be checked: %o', async (registry, reason) => {
    const ended = await audit(registry, '{"error":{"summary":"a network problem"}}')
    expect(ended).toMatchObject({ exitCode: 0, out: `Signatures of packages were not checked: ${reason}` })
  })
})

describe('the notes of a release', () => {
  const notes = async (tag: string, changelog: string): Promise<Ended> => {
    await mkdir(join(folder, 'scripts'))
    await cp(join(SCRIPTS, 'release-notes.mjs'), join(folder, 'scripts/release-notes.mjs'))
    await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3' }))
    await writeFile(join(folder, 'CHANGELOG.md'), changelog)
    return run(process.execPath, 'scripts/release-notes.mjs', tag)
  }

  it('are what the changelog says about that version', async () => {
    const changelog =
      '# Changelog\n\n## [1.2.3] - 2026-01-02\n\n### Added\n\n- A board\n\n## [1.2.2] - 2026-01-01\n\n- Old\n'
    expect(await notes('v1.2.3', changelog)).toEqual({ exitCode: 0, out: '### Added\n\n- A board', err: '' })
  })

  it('are refused for a version other than the one in package.json', async () => {
    expect(await notes('v1.2.4', '## [1.2.4]\n\n- New\n')).toEqual({
      exitCode: 1,
      out: '',
      err: 'The tag is for 1.2.4, package.json says 1.2.3',
    })
  })

  it('are refused while the changelog has them under another heading', async () => {
    const ended = await notes('v1.2.3', '## [Unreleased]\n\n- New\n')
    expect(ended).toMatchObject({ exitCode: 1, err: expect.stringContaining('no section "## [1.2.3]"') })
  })
})

describe('setting up the git hooks', () => {
  const setUp = (): Promise<Ended> => run(process.execPath, join(SCRIPTS, 'use-git-hooks.mjs'))

  it('points a clone to the repository’s hooks', async () => {
    await run('git', 'init')

    expect(await setUp()).toEqual({ exitCode: 0, out: '', err: '' })
    expect((await run('git', 'config', 'core.hooksPath')).out).toBe('.githooks')
  })

  it('leaves an earlier choice alone', async () => {
    await run('git', 'init')
    await run('git', 'config', 'core.hooksPath', '/dev/null')

    expect(await setUp()).toMatchObject({ exitCode: 0 })
    expect((await run('git', 'config', 'core.hooksPath')).out).toBe('/dev/null')
  })

  it('says nothing and succeeds in a folder without a repository', async () => {
    expect(await setUp()).toEqual({ exitCode: 0, out: '', err: '' })
  })

  it('leaves the hooks of a surrounding repository alone', async () => {
    await run('git', 'init')
    folder = join(folder, 'vendor')
    await mkdir(folder)

    expect(await setUp()).toEqual({ exitCode: 0, out: '', err: '' })
    expect((await run('git', 'config', 'core.hooksPath')).out).toBe('')
  })
})
