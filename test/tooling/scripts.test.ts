import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } }, (error, out, err) => {
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
