import { button, el } from './dom.ts'
import { icon, type IconName } from './icons.ts'

export type MenuItem = { readonly icon: IconName; readonly text: string; readonly run: () => void }

/** A small menu at an element or a point, operated with the arrow keys; closes on a choice, Escape or a click outside. */
export function openMenu(
  opener: HTMLElement,
  items: readonly MenuItem[],
  at?: { readonly x: number; readonly y: number },
): void {
  document.querySelector<HTMLElement>('.menu')?.remove()
  const menu = el('div', { class: 'menu', role: 'menu' })
  const close = () => {
    menu.remove()
    document.removeEventListener('pointerdown', onOutside, true)
    document.removeEventListener('wheel', close, true)
    document.removeEventListener('touchmove', close, true)
    removeEventListener('resize', replace)
  }
  const replace = () => place(menu, opener.getBoundingClientRect(), at)
  const onOutside = (event: PointerEvent) => {
    if (event.target instanceof Node && menu.contains(event.target)) return
    close()
  }
  const buttons = items.map((item) =>
    button(
      { class: 'menu-item', role: 'menuitem', tabindex: -1 },
      () => {
        close()
        opener.focus({ preventScroll: true })
        item.run()
      },
      icon(item.icon),
      item.text,
    ),
  )
  menu.append(...buttons)
  menu.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const index = buttons.findIndex((item) => item === document.activeElement)
      buttons.at((index + step) % buttons.length)?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
      opener.focus({ preventScroll: true })
    }
  })
  document.body.append(menu)
  place(menu, opener.getBoundingClientRect(), at)
  buttons[0]?.focus({ preventScroll: true })
  document.addEventListener('pointerdown', onOutside, true)
  document.addEventListener('wheel', close, true)
  document.addEventListener('touchmove', close, true)
  // A phone's keyboard disappears when the menu takes the focus: that moves the opener and must not close the menu.
  addEventListener('resize', replace)
}

/** Inside the window: below the opener if there is room, otherwise above it. */
function place(menu: HTMLElement, opener: DOMRect, at?: { readonly x: number; readonly y: number }): void {
  const gap = 6
  const { width, height } = menu.getBoundingClientRect()
  const below = at?.y ?? opener.bottom + gap
  const top = below + height + gap > innerHeight ? (at?.y ?? opener.top - gap) - height : below
  const left = at?.x ?? (opener.left + width + gap > innerWidth ? opener.right - width : opener.left)
  menu.style.top = `${Math.max(gap, top)}px`
  menu.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`
}
