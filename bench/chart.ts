// The chart of a report: each server's cost beside that of bare `ws`, a bar for each, three scenarios
// side by side. Drawn by hand: text stays text, and the colours follow the reader's scheme.

import type { PeerId } from './peers.ts'
import type { Report, Row, ScenarioReport } from './report.ts'

const ACROSS = 3
const WIDTH = 800
const LABELS = 172
const COLUMN = (WIDTH - LABELS) / ACROSS
/** Room for the figure at the end of the longest bar. */
const FIGURE = 44
const ROW = 20
const HEAD = 84
/** Above the first row of a block: the titles of its scenarios. */
const BLOCK_HEAD = 34
const BETWEEN_BLOCKS = 22
const BETWEEN_RUNTIMES = 7

const style = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .heading { font-size: 16px; font-weight: 600 }
  .strong { font-weight: 600 }
  .quiet { fill: #59636e }
  .peer { fill: #818b98 }
  .own { fill: #2da44e }
  .ours { fill: #0969da }
  .line { stroke: #d1d9e0 }
  .one { stroke: #59636e; stroke-dasharray: 2 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .peer { fill: #7d8590 }
    .own { fill: #3fb950 }
    .ours { fill: #4493f8 }
    .line { stroke: #3d444d }
    .one { stroke: #9198a1 }
  }`

/** An SVG document; or null where the run has nothing that is held against bare `ws`. */
export function toChart({ scenarios }: Report): string | null {
  const drawn = scenarios.filter(({ unit, rows }) => unit !== 'µs' && rows[0]?.id === 'ws')
  if (drawn.length === 0) return null
  const scale = (COLUMN - FIGURE) / Math.max(...drawn.flatMap(({ rows }) => rows.map(length)))
  let top = HEAD
  const parts: string[] = []
  for (let first = 0; first < drawn.length; first += ACROSS) {
    const { markup, height } = block(drawn.slice(first, first + ACROSS), top, scale)
    parts.push(markup)
    top += height + BETWEEN_BLOCKS
  }
  return frame(top, `${head()}${parts.join('')}`, describe(drawn))
}

/** Some scenarios side by side, with a row for each server that runs in any of them. */
function block(scenarios: readonly ScenarioReport[], top: number, scale: number) {
  const lines = rowsOf(scenarios, top + BLOCK_HEAD)
  const bottom = Math.max(...[...lines.values()].map(({ y }) => y)) + ROW
  const labels = [...lines.values()].map(({ row, y }) =>
    text(LABELS - 10, y + 14, row.peer, { class: row.isOurs ? 'strong' : '', anchor: 'end' }),
  )
  const columns = scenarios.map(({ title, unit, rows }, index) => {
    const left = LABELS + index * COLUMN
    const bars = rows.map((row) => bar(row, left, lines.get(row.id)?.y ?? 0, scale))
    const one = left + scale
    return [
      text(left, top + 14, title, { class: 'strong' }),
      text(left, top + 28, unit === 'bytes' ? 'memory' : 'processor time', { class: 'quiet' }),
      line(left, top + BLOCK_HEAD, left, bottom, 'line'),
      ...bars,
      line(one, top + BLOCK_HEAD, one, bottom, 'one'),
    ].join('')
  })
  return { markup: [...labels, ...columns].join(''), height: bottom - top }
}

/** Each server's row and how far down it is, those of a runtime a little apart from the next one's. */
function rowsOf(scenarios: readonly ScenarioReport[], top: number) {
  const lines = new Map<PeerId, { row: Row; y: number }>()
  let y = top + 3
  let above: Row | undefined
  for (const row of longest(scenarios).rows) {
    if (above !== undefined && above.runtime !== row.runtime) y += BETWEEN_RUNTIMES
    lines.set(row.id, { row, y })
    y += ROW
    above = row
  }
  return lines
}

/** The one with all the servers. */
function longest(scenarios: readonly ScenarioReport[]): ScenarioReport {
  return scenarios.reduce((most, one) => (one.rows.length > most.rows.length ? one : most))
}

function bar(row: Row, left: number, y: number, scale: number): string {
  const own = row.runtime === 'node' ? 'peer' : 'own'
  const width = Math.max(1, length(row) * scale)
  const kind = row.isOurs ? 'ours' : own
  const figure = text(left + width + 5, y + 14, length(row).toFixed(2), {
    class: row.isOurs ? 'strong' : 'quiet',
  })
  return `<rect class="${kind}" x="${round(left)}" y="${y + 3}" width="${round(width)}" height="14"/>${figure}`
}

/** In times the cost of bare `ws`. */
function length({ overFirst }: Row): number {
  return overFirst
}

function head(): string {
  const legend = [
    ['ours', 'edge-echo'],
    ['peer', 'on Node'],
    ['own', 'the own server of Deno, Bun, workerd'],
  ] as const
  let left = 4
  const entries = legend.map(([kind, label]) => {
    const entry = `<rect class="${kind}" x="${left}" y="52" width="12" height="12"/>${text(left + 18, 62, label)}`
    left += 46 + label.length * 6.4
    return entry
  })
  return [
    text(4, 18, 'What a message costs the server', { class: 'heading' }),
    text(4, 38, 'In times the cost with bare ws, the dotted line: shorter is cheaper', {
      class: 'quiet',
    }),
    ...entries,
  ].join('')
}

function describe(scenarios: readonly ScenarioReport[]): string {
  const sentences = scenarios.map(({ title, rows }) => {
    const figures = rows.map((row) => `${row.peer} ${length(row).toFixed(2)}`)
    return `${title}: ${figures.join(', ')}.`
  })
  return `In times the cost with bare ws. ${sentences.join(' ')}`
}

function frame(height: number, content: string, description: string): string {
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title desc">`,
    '<title id="title">What a message costs the server</title>',
    `<desc id="desc">${escapeText(description)}</desc>`,
    `<style>${style}\n</style>`,
    content.replaceAll('><', '>\n<'),
    '</svg>\n',
  ].join('\n')
}

function text(
  x: number,
  y: number,
  content: string,
  options: { class?: string; anchor?: 'end' } = {},
): string {
  const kind = options.class ? ` class="${options.class}"` : ''
  const anchor = options.anchor ? ` text-anchor="${options.anchor}"` : ''
  return `<text${kind}${anchor} x="${round(x)}" y="${y}">${escapeText(content)}</text>`
}

function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<path class="${kind}" fill="none" d="M${round(x1)} ${y1}L${round(x2)} ${y2}"/>`
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

function escapeText(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
