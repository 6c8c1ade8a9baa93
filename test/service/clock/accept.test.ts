import { expect, it } from 'vitest'
import { prefers } from '../../../src/service/clock/accept.ts'

const stream = 'text/event-stream'
const json = 'application/json'

it.each([
  [stream, true],
  ['Text/Event-Stream', true],
  [`${stream};charset=utf-8`, true],
  [`${stream} ; q=0.5`, true],
  [`${stream}, */*`, true],
  [`text/html, ${stream};q=0.1`, true],
  [`${stream}, ${json}`, true],
  [`${json};q=0.9, ${stream}`, true],
  [`${json};q=0.5, ${stream};q=0.7`, true],
  [`application/*, ${stream}`, true],
  ['text/*', true],
  [`text/*;q=0.9, ${json};q=0.8`, true],
  [`${json};Q=0, text/*;q=0.1`, true],
  [`a/b;x="${json}", ${stream}`, true],
  [undefined, false],
  ['', false],
  ['*/*', false],
  [json, false],
  ['text/html', false],
  ['text/event-streams', false],
  ['event-stream', false],
  [`${json}, ${stream}`, false],
  [`${stream};q=0.9, ${json}`, false],
  [`${stream};q=0`, false],
  [`text/*, ${stream};q=0`, false],
  [`text/*, ${json}`, false],
  [`text/*, application/*`, true],
  [`application/*, text/*`, false],
])('Accept: %s prefers a stream: %j', (accept, isPreferred) => {
  expect(prefers(accept, stream, json)).toBe(isPreferred)
})
