/** Only these functions create elements: text always becomes a text node, so markup in it stays text. */

export type Child = Node | string | null | undefined | false
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** An element with attributes (`true`: present and empty; `false` or undefined: left out) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

/** A button that is never a form's submit button. */
export function button(
  attributes: Attributes,
  onClick: (event: MouseEvent, self: HTMLButtonElement) => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, ...children)
  element.addEventListener('click', (event) => onClick(event, element))
  return element
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
  }
}

export function replaceChildren(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren()
  append(parent, children)
}

/** Runs the work only if `signature` differs from the last call: views are asked to render on every change. */
export function whenChanged(work: () => void): (...signature: readonly unknown[]) => void {
  let last: readonly unknown[] | undefined
  return (...signature) => {
    if (last?.length === signature.length && last.every((value, index) => Object.is(value, signature[index]))) return
    last = signature
    work()
  }
}
