// Plain requests that mean no good: the same port takes them.

import { type HostileInput, request } from './hostile-input.ts'

const get = (headers: Record<string, string>, target = '/healthz') =>
  request(`GET ${target} HTTP/1.1`, { Host: 'localhost', ...headers })

const both = { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }
const chunked = { 'Transfer-Encoding': 'chunked' }

export const hostileRequests: HostileInput[] = [
  {
    name: 'bytes that are no HTTP',
    steps: [Buffer.from('160301020001', 'hex')],
    answer: ['400', 'end'],
  },
  { name: 'a request without Host', steps: [request('GET / HTTP/1.1')], answer: ['400'] },
  {
    name: 'a request with two Hosts',
    steps: [request('GET / HTTP/1.1', ['Host: a', 'Host: b'])],
    answer: ['400'],
  },
  { name: 'a CONNECT', steps: [request('CONNECT a:80 HTTP/1.1', { Host: 'a' })], answer: ['end'] },
  {
    name: 'a TRACE',
    steps: [request('TRACE /echo HTTP/1.1', { Host: 'a', 'X-Secret': 'a' })],
    answer: ['405'],
  },
  {
    name: 'a method that is none',
    steps: [request('STEAL / HTTP/1.1', { Host: 'a' })],
    answer: ['400', 'end'],
  },
  {
    name: 'a range behind the end',
    steps: [get({ Range: 'bytes=99999999-' }, '/')],
    answer: ['200'],
  },
  {
    name: 'a range that ends before it starts',
    steps: [get({ Range: 'bytes=5-1' }, '/')],
    answer: ['200'],
  },
  {
    name: 'an expectation that nobody knows',
    steps: [get({ Expect: 'a miracle' })],
    answer: ['200'],
  },
  { name: 'a length below zero', steps: [get({ 'Content-Length': '-1' })], answer: ['400', 'end'] },
  {
    name: 'a length and chunks',
    steps: [get(both), Buffer.from('0\r\n\r\n')],
    answer: ['400', 'end'],
  },
  {
    name: 'a chunk of a size that is none',
    steps: [
      Buffer.concat([
        request('POST /echo HTTP/1.1', { Host: 'a', ...chunked }),
        Buffer.from('zz\r\n'),
      ]),
    ],
    answer: ['400', 'end'],
  },
  {
    name: '1,000 requests in one write',
    steps: [Buffer.alloc(get({}).length * 1000, get({}))],
    answer: Array.from({ length: 1000 }, () => '200'),
  },
  {
    name: 'garbage behind a request',
    steps: [get({}), { hear: 1 }, Buffer.from('\0\0\0\0')],
    answer: ['200', '400', 'end'],
  },
]
