import { describe, expect, it } from 'vitest'
import { hasToken, listElements } from '../../src/library/websocket/header-list.ts'

const NO_BREAK_SPACE = '\u00a0'

describe('a list header', () => {
  it.each([
    ['a', ['a']],
    ['a, b', ['a', 'b']],
    ['a,b', ['a', 'b']],
    [' \ta \t, \tb\t ', ['a', 'b']],
    ['a b, c', ['a b', 'c']],
    ['', ['']],
    [',', ['', '']],
    ['a,,b', ['a', '', 'b']],
    ['a, ', ['a', '']],
    [`${NO_BREAK_SPACE}a`, [`${NO_BREAK_SPACE}a`]],
    ['\u000ba\ufeff', ['\u000ba\ufeff']],
  ])('of %j has the elements %j', (header, elements) => {
    expect(listElements(header)).toEqual(elements)
  })

  it.each([
    ['Upgrade', true],
    ['keep-alive, UPGRADE', true],
    ['keep-alive ,\tupgrade\t', true],
    ['upgrade, another', true],
    ['upgrades', false],
    ['up grade', false],
    ['keep-alive', false],
    [`${NO_BREAK_SPACE}Upgrade`, false],
    ['', false],
    [undefined, false],
  ])('of %j has the token `upgrade`: %j', (header, isThere) => {
    expect(hasToken(header, 'upgrade')).toBe(isThere)
  })
})
