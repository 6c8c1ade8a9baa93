import { describe, expect, it } from 'vitest'
import { readParameter, readQuery } from '../../../src/service/requests/query.ts'

const messageOf = (query: string) => readParameter(`http://a/echo${query}`, 'message')

describe('a parameter', () => {
  it.each([
    ['?message=x', 'x'],
    ['?message=', ''],
    ['?message', ''],
    ['?message&a', ''],
    ['?message=a=b', 'a=b'],
    ['?message=a?b', 'a?b'],
    ['?message=a+b', 'a b'],
    ['?message=a%2Bb%26c', 'a+b&c'],
    ['?message=%E4%BD%A0', '你'],
    ['?a=b&message=x', 'x'],
    ['?&&message=x&', 'x'],
    ['?message=first&message=second', 'first'],
    ['?m%65ssag%65=x', 'x'],
    ['?m%65ssage=first&message=second', 'first'],
    ['?message=x#message=y', 'x'],
  ])('in %s is %j', (query, value) => {
    expect(messageOf(query)).toBe(value)
  })

  it.each([
    '',
    '?',
    '?=x',
    '?messages=x',
    '?message%=x',
    '?messag%6=x',
    '?messag%6',
    '?messag',
    '?a=message=x',
    '?amessage=x',
    '#?message=x',
  ])('is not there in %j', (query) => {
    expect(messageOf(query)).toBeUndefined()
  })
})

describe('a query', () => {
  it('holds what was asked for and nothing else', () => {
    expect(readQuery('http://a/?a=1&b=2&c&d=4', ['a', 'c', 'e'])).toEqual({ a: '1', c: '' })
  })
})
