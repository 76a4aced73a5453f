/** The installation with fake apt-get and dpkg-deb programs on PATH: no network and no real packages. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { findInstallation, installDocumentdb } from '../src/documentdb/install-documentdb.ts'
import type { InstallOptions } from '../src/documentdb/install-documentdb.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const INDEX = `[ "$1" = indextargets ] && { echo 'Debian|http://mirror.invalid/debian/|main'; exit 0; }`
const LAST = 'for last; do :; done'

/** Puts "packages" where the settings file says and records each call. */
const WORKING_APT = `${INDEX}
echo "$*" >>"$CALLS"
${LAST}
[ "$last" = update ] && exit 0
echo 'dlstatus:1:50.0:Retrieving' >&3
archives=$(sed -n 's/^Dir::Cache::archives "\\(.*\\)";$/\\1/p' "$2")
sleep 0.3
touch "$archives/postgresql-18-documentdb_1.7-0-1_amd64.deb" "$archives/libc6_2.43_amd64.deb"`

/** "Unpacks" programs and a loader that are shell scripts. */
const WORKING_DPKG = `[ "$1" = -f ] && { echo 1.7-0-1; exit 0; }
lib="$3/usr/lib/x86_64-linux-gnu" bin="$3/usr/lib/postgresql/18/bin" ext="$3/usr/share/postgresql/18/extension"
mkdir -p "$lib" "$bin" "$ext" "$3/usr/bin"
printf '#!/bin/sh\\nshift 4\\nexec "$@"\\n' >"$lib/ld-linux-x86-64.so.2"
printf '#!/bin/sh\\necho "postgres (PostgreSQL) 18.9"\\n' >"$bin/postgres"
cp "$bin/postgres" "$bin/initdb"
touch "$ext/postgis-3.control" "$3/usr/bin/passwd"
chmod +x "$lib/ld-linux-x86-64.so.2" "$bin/postgres" "$bin/initdb"
chmod u+s "$3/usr/bin/passwd"`

type Machine = InstallOptions & { readonly lines: string[]; readonly calls: () => readonly string[] }

function machine(programs: { apt?: string; dpkg?: string } = {}): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'install-documentdb-'))
  folders.push(folder)
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const script = (name: string, body: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  script('apt-get', programs.apt ?? WORKING_APT)
  script('dpkg-deb', programs.dpkg ?? WORKING_DPKG)
  const calls = join(folder, 'calls')
  const lines: string[] = []
  return {
    cacheFolder: join(folder, 'cache'),
    arch: 'x64',
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, CALLS: calls },
    onProgress: (line) => lines.push(line),
    makeTemplate: async (home) => {
      mkdirSync(join(home, 'template'))
    },
    lines,
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
  }
}

const failing = (command: string, says: string): string =>
  `${INDEX}\n${LAST}\ncase "$*" in *${command}*) echo "${says}" >&2; exit 100;; esac`

describe('installing DocumentDB', () => {
  it('makes an installation that describes itself, and reports each step', async () => {
    const here = machine()
    const installation = await installDocumentdb(here)
    expect(installation).toMatchObject({ documentdb: '1.7', postgres: '18' })
    expect(findInstallation(here)).toEqual(installation)
    expect(here.lines).toEqual([
      expect.stringMatching(/^Installing the embedded database/),
      expect.stringMatching(/^Reading the list/),
      expect.stringMatching(/^Downloading postgresql-18-documentdb/),
      'Unpacking 2 packages',
      'Preparing an empty database',
    ])
  })

  it('leaves no setuid program, no packages and no half-built folder behind', async () => {
    const here = machine()
    const { home } = await installDocumentdb(here)
    expect(existsSync(join(home, 'root/usr/bin'))).toBe(false)
    expect(readdirSync(home).toSorted()).toEqual(['installed.json', 'root', 'template'])
    expect(readdirSync(here.cacheFolder)).toHaveLength(1)
  })

  it('installs once for many concurrent callers, and not again', async () => {
    const here = machine()
    const homes = await Promise.all([1, 2, 3].map(async () => (await installDocumentdb(here)).home))
    await installDocumentdb(here)
    expect(new Set(homes).size).toBe(1)
    expect(here.calls().filter((call) => call.includes('--download-only'))).toHaveLength(1)
    expect(here.lines.some((line) => line.startsWith('Waiting for process'))).toBe(true)
  })

  it('replaces what a killed installation left', async () => {
    const here = machine()
    const { home } = await installDocumentdb(here)
    rmSync(join(home, 'installed.json'))
    mkdirSync(`${home}.building-1`)
    await installDocumentdb(here)
    expect(findInstallation(here)).toBeDefined()
    expect(existsSync(`${home}.building-1`)).toBe(false)
  })

  it.each([
    ['there is no network', 'update', 'E: Temporary failure resolving the mirror', /Temporary failure resolving/],
    ['the suite is not there', 'update', 'E: The repository does not have a Release file', /does not have a Release/],
    ['the package is not there', 'install', 'E: Unable to locate package', /Unable to locate package/],
    ['the disk is full', 'install', 'E: You don’t have enough free space', /enough free space/],
  ])('says what apt-get said when %s', async (_title, command, says, expected) => {
    const here = machine({ apt: failing(command, says) })
    const installation = installDocumentdb(here)
    await expect(installation).rejects.toMatchObject({ name: 'EmbeddedMongoError' })
    await expect(installation).rejects.toThrow(expected)
    expect(readdirSync(here.cacheFolder)).toEqual([])
  })

  it('says so when apt names no mirror', async () => {
    const here = machine({ apt: 'exit 0' })
    await expect(installDocumentdb(here)).rejects.toThrow(/names no Debian mirror/)
  })

  it('says so when a package cannot be unpacked', async () => {
    const here = machine({ dpkg: 'echo "dpkg-deb: error: not a Debian archive" >&2; exit 2' })
    await expect(installDocumentdb(here)).rejects.toThrow(/not a Debian archive/)
  })

  it('says so when the unpacked program does not run on this machine', async () => {
    const here = machine({
      dpkg: `${WORKING_DPKG}\nprintf '#!/bin/sh\\necho kernel too old >&2\\nexit 1\\n' >"$lib/ld-linux-x86-64.so.2"`,
    })
    await expect(installDocumentdb(here)).rejects.toThrow(/does not run on this machine:\nkernel too old/)
  })

  it('names the cache folder that cannot be written', async () => {
    const here = machine()
    writeFileSync(join(here.cacheFolder, '..', 'file'), '')
    const cacheFolder = join(here.cacheFolder, '..', 'file', 'clientsphere')
    await expect(installDocumentdb({ ...here, cacheFolder })).rejects.toThrow(/cannot be written.*XDG_CACHE_HOME/)
  })

  it('does not try on a processor that the package does not support', async () => {
    await expect(installDocumentdb({ ...machine(), arch: 's390x' })).rejects.toThrow(/not available for this processor/)
  })
})
