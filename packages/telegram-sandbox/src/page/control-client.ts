/** The control API as functions. Each throws a `ControlError` that can be shown to the person. */
import type {
  BotAnswer,
  ChosenRequest,
  CommandsAnswer,
  Edit,
  InlineAnswer,
  InlineRequest,
  MessagesAnswer,
  NewMessage,
  NewMessageAnswer,
  NewPerson,
  PeopleAnswer,
  Person,
  Tap,
  TapAnswer,
} from '../control-api.ts'

/** `offline`: the server could not be reached at all. */
export class ControlError extends Error {
  readonly offline: boolean
  constructor(message: string, offline: boolean) {
    super(message)
    this.offline = offline
  }
}

async function call<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  } catch {
    throw new ControlError('offline', true)
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  throw new ControlError(errorText(answer) ?? `${response.status} ${response.statusText}`, false)
}

function errorText(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  return typeof answer.error === 'string' ? answer.error : undefined
}

export type ControlClient = ReturnType<typeof createControlClient>

export function createControlClient() {
  const get = <Answer>(path: string) => call<Answer>('GET', path)
  const post = <Answer>(path: string, body: unknown) => call<Answer>('POST', path, body)
  return {
    people: () => get<PeopleAnswer>('users'),
    addPerson: (person: NewPerson) => post<Person>('users', person),
    bot: () => get<BotAnswer>('bot'),
    commands: (id: number) => get<CommandsAnswer>(`chats/${id}/commands`),
    messages: (id: number) => get<MessagesAnswer>(`chats/${id}/messages`),
    send: (id: number, message: NewMessage) => post<NewMessageAnswer>(`chats/${id}/messages`, message),
    edit: (id: number, edit: Edit) => post<NewMessageAnswer>(`chats/${id}/edits`, edit),
    tap: (id: number, tap: Tap) => post<TapAnswer>(`chats/${id}/taps`, tap),
    inline: (id: number, request: InlineRequest) => post<InlineAnswer>(`chats/${id}/inline`, request),
    choose: (id: number, request: ChosenRequest) => post<NewMessageAnswer>(`chats/${id}/inline/chosen`, request),
    block: (id: number, blocked: boolean) => post<Person>(`chats/${id}/block`, { blocked }),
  }
}
