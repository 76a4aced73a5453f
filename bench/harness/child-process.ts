/** Processes of a bench's own: started with what they need, and asked one thing at a time. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** @param main the program's URL */
export function forkBench(main: URL, execArgv: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(main), { execArgv: [...process.execArgv, ...execArgv] })
}

/** Sends a request and resolves with the next message. @throws if the process ends before that */
export async function ask(child: ChildProcess, request: object): Promise<unknown> {
  const answer = new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('A process of the bench ended before it answered'))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message)
    })
  })
  child.send(request)
  return answer
}
