import { describe, expect, it } from 'vitest'
import { addressesOf } from '../../../src/service/start/addresses.ts'

describe('the addresses', () => {
  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://0.0.0.0:3000', 'http://127.0.0.1:3000'],
    ['http://[::]:3000', 'http://[::1]:3000'],
    ['http://[fe80::1%eth0]:3000', 'http://[fe80::1%eth0]:3000'],
    ['http://10.0.0.0:3000', 'http://10.0.0.0:3000'],
  ])('of %s are %s, which can be opened, the page first', (url, page) => {
    expect(addressesOf({ url, metricsUrl: `${url}/metrics` })).toEqual([
      ['Page', `${page}/`],
      ['WebSocket', `${page.replace('http', 'ws')}/echo`],
      ['HTTP', `${page}/echo?message=hello`],
      ['Metrics', `${page}/metrics`],
    ])
  })

  it('have no metrics where there are none', () => {
    const names = addressesOf({ url: 'http://127.0.0.1:3000' }).map(([name]) => name)
    expect(names).toEqual(['Page', 'WebSocket', 'HTTP'])
  })
})
