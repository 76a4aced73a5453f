import { describe, expect, it } from 'vitest'

import { parseCommandLine } from '../src/program/command-line.ts'

describe('the program’s command line', () => {
  it('is what memory-server writes for a mongod', () => {
    const argv = '--port 27777 --dbpath /d --replSet rs --storageEngine wiredTiger --bind_ip 127.0.0.1 --noauth'.split(
      ' ',
    )
    expect(parseCommandLine(argv)).toEqual({
      kind: 'run',
      arguments: { port: 27777, dbPath: '/d', replSet: 'rs', listenOn: ['127.0.0.1'] },
    })
  })

  it('accepts a value after an equals sign', () => {
    expect(parseCommandLine(['--port=1', '--dbpath=/a=b'])).toMatchObject({ arguments: { port: 1, dbPath: '/a=b' } })
  })

  it('is what a Compose file writes for a mongod', () => {
    expect(parseCommandLine(['--replSet', 'rs0', '--bind_ip_all', '--setParameter', 'enableTestCommands=1'])).toEqual({
      kind: 'run',
      arguments: { port: 27017, dbPath: '/data/db', replSet: 'rs0', listenOn: ['0.0.0.0'] },
    })
  })

  it('takes several addresses, among them unix sockets, as mongod does', () => {
    expect(parseCommandLine(['--bind_ip', '127.0.0.1, /run/db.sock'])).toMatchObject({
      arguments: { listenOn: ['127.0.0.1', '/run/db.sock'] },
    })
  })

  it.each([
    [['--auth'], /unrecognised option '--auth'/],
    [['--port'], /argument for option '--port' is missing/],
    [['--port', 'many'], /'many' is not a port number/],
    [['--port', '70000'], /'70000' is not a port number/],
    [['--bind_ip', '127.0.0.1,'], /'127\.0\.0\.1,' is not a list of addresses/],
  ])('refuses %j', (argv, reason) => {
    expect(parseCommandLine(argv)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) })
  })
})
