// What a client can write into each part of a request that the service reads, all of one size: made to
// take long, each by another way of reading. `harmless` is what they are compared with.

import { handshakeWith, request } from './hostile-input.ts'

/** What every runtime takes in one line of a request. */
const SIZE = 15_000

const fill = (text: string) => text.repeat(SIZE / text.length)

const harmless = fill('x')

const inLists = {
  spaces: `x${fill(' ')}y`,
  tabs: `x${fill('\t')}y`,
  commas: fill(','),
  'commas and spaces': fill(' , '),
  'short elements': fill('x,'),
  'different elements': numbered((number) => `${number},`),
  semicolons: fill('x;'),
  quotes: `x;y="${fill('\\"')}`,
  qualities: numbered((number) => `x;q=0.${number},`),
  ranges: fill('text/*;q=0,'),
  types: fill('text/event-stream;q=0,'),
}

const inTargets = {
  'names without a value': fill('&a'),
  'empty names': fill('&'),
  'different names': numbered((number) => `&${number}=`),
  'escaped names': fill('&%61'),
  'names escaped like the right ones': fill('&%64%65layed'),
  'almost the right name': fill('&messag%65s'),
  escapes: fill('%41'),
  'escapes that are no UTF-8': fill('%ff!'),
  'names that are no UTF-8': fill('&a=%ff'),
  'one bad escape behind good ones': `${fill('%41!')}%ff`,
  'percent signs': fill('%'),
  'plus signs': fill('+'),
  slashes: fill('/'),
  'dotted segments': fill('a/../'),
  backslashes: fill('\\'),
  digits: fill('9'),
}

function numbered(element: (number: string) => string): string {
  let text = ''
  for (let number = 0; text.length < SIZE; number += 1)
    text += element(`${number}`.padStart(4, '0'))
  return text
}

/** A part of a request, and what may stand there. */
export interface CostlyPlace {
  place: string
  fillings: Record<string, string>
  harmless: string
  write: (filling: string) => Buffer
}

const get = (target: string, headers: Record<string, string> = {}) =>
  request(`GET ${target} HTTP/1.1`, { Host: 'localhost', ...headers })
const upgrade = (headers: Record<string, string>, target = '/echo') =>
  request(`GET ${target} HTTP/1.1`, handshakeWith(headers))

const lists: Record<string, (filling: string) => Buffer> = {
  Connection: (filling) => upgrade({ Connection: `Upgrade, ${filling}` }),
  Upgrade: (filling) => upgrade({ Upgrade: `websocket, ${filling}` }),
  'Sec-WebSocket-Protocol': (filling) => upgrade({ 'Sec-WebSocket-Protocol': filling }),
  Host: (filling) => get('/healthz', { Host: filling }),
  Origin: (filling) => upgrade({ Origin: filling }),
  Accept: (filling) => get('/clock', { Accept: filling }),
  'Last-Event-ID': (filling) => get('/clock', { 'Last-Event-ID': filling }),
}

const targets: Record<string, (filling: string) => Buffer> = {
  'GET /…': (filling) => get(`/${filling}`),
  'GET /echo?…': (filling) => get(`/echo?${filling}`),
  'GET /echo?message=…': (filling) => get(`/echo?message=${filling}`),
  'GET /echo?message=x&delay=…': (filling) => get(`/echo?message=x&delay=${filling}`),
  'GET /clock?…': (filling) => get(`/clock?${filling}`),
  'an upgrade of /…': (filling) => upgrade({}, `/${filling}`),
  'an upgrade of /echo?…': (filling) => upgrade({}, `/echo?${filling}`),
  'an upgrade of /echo?delay=…': (filling) => upgrade({}, `/echo?delay=${filling}`),
  'an upgrade of /clock?…': (filling) => upgrade({}, `/clock?${filling}`),
}

export const costlyPlaces: CostlyPlace[] = [
  ...Object.entries(lists).map(([place, write]) => ({
    place,
    write,
    harmless,
    fillings: inLists,
  })),
  ...Object.entries(targets).map(([place, write]) => ({
    place,
    write,
    harmless,
    fillings: inTargets,
  })),
]
