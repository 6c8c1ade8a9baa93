// The chart of a report: each server's cost beside that of bare `ws`, a bar for each, three scenarios
// side by side. Drawn by hand: text stays text, and the colours follow the reader's scheme.

import { style } from './chart-style.ts'
import type { PeerId } from './peers.ts'
import type { Report, Row, ScenarioReport } from './report.ts'
import { rectangle, svgDocument, text, verticalLine } from './svg.ts'

// In pixels.
const WIDTH = 800
const LABELS = 190
const ACROSS = 3
const COLUMN = (WIDTH - LABELS) / ACROSS
/** Room for the figure at the end of a column, and for what parts it from the next one. */
const FIGURE = 40
const GAP = 18
const ROW = 20
const HEAD = 84
/** Above the first row of a block: the titles of its scenarios. */
const BLOCK_HEAD = 34
const BETWEEN_BLOCKS = 22
const BETWEEN_RUNTIMES = 7

const TITLE = 'What a message costs the server'

/** An SVG document; or null where the run has nothing that is held against bare `ws`. */
export function toChart({ scenarios }: Report): string | null {
  const drawn = scenarios.filter(({ unit, rows }) => unit !== 'µs' && rows[0]?.id === 'ws')
  if (drawn.length === 0) return null
  const ratios = drawn.flatMap(({ rows }) => rows.map(({ overFirst }) => overFirst))
  const scale = (COLUMN - FIGURE - GAP) / Math.max(...ratios)
  const content = head()
  let top = HEAD
  for (let first = 0; first < drawn.length; first += ACROSS) {
    const block = drawBlock(drawn.slice(first, first + ACROSS), top, scale)
    content.push(...block.content)
    top = block.bottom + BETWEEN_BLOCKS
  }
  const description = describe(drawn)
  return svgDocument({ width: WIDTH, height: top, title: TITLE, description, style, content })
}

function head(): string[] {
  const meaning = 'In times the cost with bare ws, the dotted line'
  const shape = '64 × 16: 64 connections with 16 messages in flight on each'
  const legend = [
    { kind: 'ours', label: 'edge-echo', x: 4 },
    { kind: 'peer', label: 'on Node', x: 108 },
    { kind: 'own', label: 'the own server of Deno, Bun, workerd', x: 200 },
  ]
  return [
    text(4, 18, TITLE, { class: 'heading' }),
    text(4, 38, `${meaning}. ${shape}`, { class: 'quiet' }),
    ...legend.flatMap(({ kind, label, x }) => [
      rectangle(kind, { x, y: 52, width: 12, height: 12 }),
      text(x + 18, 62, label),
    ]),
  ]
}

/** Some scenarios side by side, with a line for each server that runs in any of them. */
function drawBlock(scenarios: readonly ScenarioReport[], top: number, scale: number) {
  const lines = layLines(scenarios, top + BLOCK_HEAD)
  const bottom = Math.max(...[...lines.values()].map(({ y }) => y)) + ROW
  const content = [...lines.values()].map(({ row, y }) =>
    text(LABELS - 10, y + 14, row.peer, { class: row.isOurs ? 'strong' : '', anchor: 'end' }),
  )
  for (const [index, { title, unit, rows }] of scenarios.entries()) {
    const left = LABELS + index * COLUMN
    content.push(
      text(left, top + 14, title, { class: 'strong' }),
      text(left, top + 28, unit === 'bytes' ? 'memory' : 'processor time', { class: 'quiet' }),
      verticalLine('axis', left, top + BLOCK_HEAD, bottom),
    )
    for (const [id, { y }] of lines) {
      const row = rows.find((candidate) => candidate.id === id)
      content.push(...drawCell(row, left, y, scale))
    }
    content.push(verticalLine('one', left + scale, top + BLOCK_HEAD, bottom))
  }
  return { content, bottom }
}

/** How far down each server is, those of a runtime a little apart from the next one's. */
function layLines(scenarios: readonly ScenarioReport[], top: number) {
  // One of them has all the servers.
  const [most] = [...scenarios].sort((a, b) => b.rows.length - a.rows.length)
  const lines = new Map<PeerId, { row: Row; y: number }>()
  let y = top + 3
  let { runtime } = most?.rows[0] ?? {}
  for (const row of most?.rows ?? []) {
    if (row.runtime !== runtime) y += BETWEEN_RUNTIMES
    lines.set(row.id, { row, y })
    y += ROW
    runtime = row.runtime
  }
  return lines
}

/** A bar, and its figure at the column's end; a dash for a server that the scenario leaves out. */
function drawCell(row: Row | undefined, left: number, y: number, scale: number): string[] {
  const figure = (content: string, kind: string) =>
    text(left + COLUMN - GAP, y + 14, content, { class: kind, anchor: 'end' })
  if (row === undefined) return [figure('–', 'quiet')]
  const theirs = row.runtime === 'node' ? 'peer' : 'own'
  const width = Math.max(1, row.overFirst * scale)
  return [
    rectangle(row.isOurs ? 'ours' : theirs, { x: left, y: y + 3, width, height: 14 }),
    figure(row.overFirst.toFixed(2), row.isOurs ? 'strong' : 'quiet'),
  ]
}

function describe(scenarios: readonly ScenarioReport[]): string {
  const sentences = scenarios.map(({ title, rows }) => {
    const figures = rows.map(({ peer, overFirst }) => `${peer} ${overFirst.toFixed(2)}`)
    return `${title}: ${figures.join(', ')}.`
  })
  return `In times the cost with bare ws. ${sentences.join(' ')}`
}
