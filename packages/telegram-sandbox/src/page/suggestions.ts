import type { Command, InlineAnswer, InlineResult } from '../control-api.ts'
import { attempt, chatOf, shownPerson, type App } from './app.ts'
import { button, el, replaceChildren } from './dom.ts'
import { initials } from './avatar.ts'
import { sendText } from './send.ts'

/** The bot is asked once typing has paused for this long (milliseconds). */
const typingPause = 250

/** The list above the text field: commands after "/", the bot's results after "@bot". It is operated with the arrow keys and Enter. */
export function createSuggestions(app: App, input: HTMLTextAreaElement, setText: (text: string) => void) {
  const element = el('div', { class: 'suggestions', role: 'listbox', id: 'suggestions' })
  element.hidden = true
  input.setAttribute('aria-controls', element.id)
  input.setAttribute('aria-autocomplete', 'list')
  let options: readonly HTMLElement[] = []
  let active = 0
  let asked = 0
  let timer: number | undefined
  /** What the list shows now, so that redrawing it while typing does not move the selection. */
  let mode: 'none' | 'commands' | 'inline' = 'none'

  const close = () => {
    mode = 'none'
    asked += 1
    clearTimeout(timer)
    show([])
  }
  const show = (children: readonly HTMLElement[]) => {
    options = children.filter((child) => child.role === 'option')
    for (const [index, option] of options.entries()) option.id = `suggestion-${index}`
    replaceChildren(element, ...children)
    element.hidden = children.length === 0
    input.setAttribute('aria-expanded', String(children.length > 0))
    mark(0)
  }
  const mark = (index: number) => {
    active = index
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === active))
    const option = options[active]
    if (option === undefined) input.removeAttribute('aria-activedescendant')
    else {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    }
  }

  const showCommands = (prefix: string, personId: number) => {
    const found = chatOf(app, personId)
      .commands.filter(({ command }) => command.startsWith(prefix))
      .toSorted((a, b) => Number(b.command === prefix) - Number(a.command === prefix))
    mode = 'commands'
    element.setAttribute('aria-label', app.t('commands'))
    show(found.map((command) => commandOption(command, () => choose(personId, `/${command.command}`))))
  }
  const choose = (personId: number, text: string) => {
    close()
    setText('')
    void sendText(app, personId, text)
  }
  const ask = async (personId: number, query: string) => {
    const turn = (asked += 1)
    const answer = await attempt(app, app.client.inline(personId, { query }))
    if (turn === asked && answer !== undefined) showResults(personId, answer)
  }
  const showResults = (personId: number, answer: InlineAnswer) => {
    const { query_id: queryId, button: top } = answer
    const children: HTMLElement[] = []
    if (top !== undefined) {
      const payload = top.start_parameter
      children.push(
        button(
          { class: 'suggestion top', role: 'option', tabindex: -1 },
          () => choose(personId, `/start ${payload ?? ''}`.trim()),
          top.text,
        ),
      )
    }
    for (const result of answer.results) {
      children.push(
        resultOption(result, () => {
          close()
          setText('')
          if (queryId !== null)
            void attempt(app, app.client.choose(personId, { query_id: queryId, result_id: result.id }))
        }),
      )
    }
    if (children.length === 0) {
      const text = app.t(queryId === null ? 'notAnswered' : 'inlineEmpty')
      children.push(el('div', { class: 'suggestion-note', role: 'status' }, text))
    }
    show(children)
  }
  const update = () => {
    const person = shownPerson(app)
    if (person === undefined) return
    const command = /^\/(\w*)$/.exec(input.value)
    const query = inlineQuery(input.value, app.state.bot.bot?.username)
    if (command !== null) return showCommands((command[1] ?? '').toLowerCase(), person.id)
    if (query === null) return close()
    if (mode !== 'inline') {
      mode = 'inline'
      element.setAttribute('aria-label', app.t('inlineResults'))
      show([el('div', { class: 'suggestion-note', role: 'status' }, app.t('inlineLoading'))])
    }
    asked += 1
    clearTimeout(timer)
    timer = setTimeout(() => void ask(person.id, query), typingPause)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (element.hidden) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) mark((active + step + options.length) % options.length)
    else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && options.length > 0)
      options[active]?.click()
    else return false
    event.preventDefault()
    return true
  }
  const toggleCommands = () => {
    const person = shownPerson(app)
    if (person === undefined) return
    if (mode === 'commands') close()
    else showCommands('', person.id)
    input.focus()
  }
  const render = () => {
    // Commands that arrive while the field contains "/".
    if (mode === 'commands' && options.length === 0) update()
  }
  return { element, update, onKey, close, toggleCommands, render }
}

function commandOption(command: Command, onClick: () => void): HTMLElement {
  return button(
    { class: 'suggestion', role: 'option', tabindex: -1 },
    onClick,
    el('span', { class: 'suggestion-command' }, `/${command.command}`),
    el('span', { class: 'suggestion-text' }, command.description),
  )
}

function resultOption(result: InlineResult, onClick: () => void): HTMLElement {
  const title = result.title ?? result.id
  const picture =
    result.thumbnail_url === undefined
      ? el('span', { class: 'result-picture', 'aria-hidden': 'true' }, initials(title).slice(0, 1))
      : el('img', { class: 'result-picture', src: result.thumbnail_url, alt: '' })
  return button(
    { class: 'suggestion result', role: 'option', tabindex: -1 },
    onClick,
    picture,
    el(
      'span',
      { class: 'result-lines' },
      el('span', { class: 'result-title', dir: 'auto' }, title),
      el('span', { class: 'suggestion-text', dir: 'auto' }, result.description ?? ''),
    ),
  )
}

/** "@our_bot anna" → "anna"; null if the text is not for inline mode. */
export function inlineQuery(text: string, username: string | undefined): string | null {
  if (username === undefined) return null
  const start = `@${username} `
  return text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length).slice(0, 256) : null
}
