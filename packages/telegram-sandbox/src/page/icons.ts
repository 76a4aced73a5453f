/** Line icons on a 24 × 24 grid, drawn in the colour of the text around them. */

const paths = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  attach: 'M20 11.5l-8 8a5 5 0 01-7-7l8.5-8.5a3.3 3.3 0 014.7 4.7L10 17a1.7 1.7 0 01-2.4-2.4l7.4-7.4',
  menu: 'M4 7h16M4 12h16M4 17h10',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6 6l12 12M18 6L6 18',
  keyboard: 'M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8',
  add: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  reply: 'M10 6l-6 6 6 6M4 12h9a7 7 0 017 7',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20a7.5 7.5 0 0115 0',
  forward: 'M14 6l6 6-6 6M20 12h-9a7 7 0 00-7 7',
  link: 'M8 16L16 8M9 8h7v7',
  pin: 'M9 4h6l-1 7 3 3H7l3-3zM12 14v6',
  block: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.6 5.6l12.8 12.8',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5M12 8v.01',
} as const
export type IconName = keyof typeof paths

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.appendChild(path)
  return svg
}
