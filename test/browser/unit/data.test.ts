import { describe, expect, it } from 'vitest'
import { decodeCbor } from '../../../public/console/data/cbor.js'
import { differenceOf } from '../../../public/console/data/difference.js'
import { formatBase64, formatHex, hexDump } from '../../../public/console/data/hex.js'
import { colourJson, jsonFaultAt } from '../../../public/console/data/json.js'
import { decodeMessagePack } from '../../../public/console/data/messagepack.js'
import { fillPlaceholders } from '../../../public/console/data/placeholders.js'
import { imageType, readingsOf } from '../../../public/console/data/readings.js'
import { readBase64, readHex } from '../../../public/console/data/typed.js'

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

describe('hex', () => {
  it.each([
    ['', []],
    ['00fF', [0, 255]],
    ['0x0a, 0xFF', [10, 255]],
    ['de:ad-be_ef\n01', [0xde, 0xad, 0xbe, 0xef, 1]],
  ])('reads %j', (text, bytes) => {
    expect(readHex(text).bytes).toEqual(Uint8Array.from(bytes))
  })

  it.each([
    ['0', 0, 'hexOdd'],
    ['ab c', 3, 'hexOdd'],
    ['zz', 0, 'hexCharacter'],
    ['00 0xg0', 5, 'hexCharacter'],
    ['１２', 0, 'hexCharacter'],
  ])('of %j goes wrong at character %i', (text, at, key) => {
    expect(readHex(text).fault).toEqual({ at, key })
  })
})

describe('Base64', () => {
  it.each([
    ['', []],
    ['AP8=', [0, 255]],
    ['AP8', [0, 255]],
    ['-_-_', [0xfb, 0xff, 0xbf]],
    ['+/ +/\n', [0xfb, 0xff, 0xbf]],
  ])('reads %j', (text, bytes) => {
    expect(readBase64(text).bytes).toEqual(Uint8Array.from(bytes))
  })

  it.each([
    ['A', 1, 'base64Cut'],
    ['AP8==', 5, 'base64Cut'],
    ['AP8=A', 3, 'base64Character'],
    ['AP%8', 2, 'base64Character'],
    ['é', 0, 'base64Character'],
  ])('of %j goes wrong at character %i', (text, at, key) => {
    expect(readBase64(text).fault).toEqual({ at, key })
  })
})

describe('bytes', () => {
  it('are written as hex and as Base64', () => {
    const bytes = Uint8Array.of(0, 10, 255)
    expect(formatHex(bytes)).toBe('00 0a ff')
    expect(formatBase64(bytes)).toBe('AAr/')
  })

  it('are dumped with their offset and their printable characters', () => {
    const dump = hexDump(new TextEncoder().encode('The bytes:\n\0 ~ é!'))
    expect(dump).toBe(
      [
        '00000000  54 68 65 20 62 79 74 65 73 3a 0a 00 20 7e 20 c3  |The bytes:.. ~ .|',
        `00000010  ${'a9 21'.padEnd(47)}  |.!|`,
      ].join('\n'),
    )
  })

  it('have offsets of eight digits, however many there are', () => {
    expect(hexDump(new Uint8Array(0x12_3450)).split('\n').at(-1)).toMatch(/^00123440 {2}/)
  })
})

describe('a fault in JSON', () => {
  const valid = [
    '{}',
    '[]',
    ' {"a":[1,-2.5e3,{"b":null}],"c":"\\u00e9\\n"} ',
    '[true,false]',
    '{"a":{}}',
  ]
  it.each(valid)('is not in %j', (text) => {
    expect(jsonFaultAt(text)).toBeNull()
  })

  it.each([
    ['{"a": oops}', 6],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['[01]', 2],
    ['["a\n"]', 1],
    ['{} x', 3],
    ['[1}', 2],
    ['{"a":1', 6],
    ['[', 1],
  ])('of %j is at character %i', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at)
  })

  it('is found wherever the engine finds one', () => {
    const source = '{"a":[1,-2.5,{"b":null}],"c":"x"}'
    for (let at = 0; at < source.length; at += 1) {
      for (const text of [source.slice(0, at), source.slice(0, at) + source.slice(at + 1)]) {
        let isValid = true
        try {
          JSON.parse(text)
        } catch {
          isValid = false
        }
        expect(jsonFaultAt(text) === null, text).toBe(isValid)
      }
    }
  })
})

describe('JSON in colour', () => {
  it('tells keys from strings, numbers and words', () => {
    expect(colourJson('{"a": ["b", -1.5, null]}')).toEqual([
      { text: '{', part: 'plain' },
      { text: '"a"', part: 'key' },
      { text: ': [', part: 'plain' },
      { text: '"b"', part: 'string' },
      { text: ', ', part: 'plain' },
      { text: '-1.5', part: 'number' },
      { text: ', ', part: 'plain' },
      { text: 'null', part: 'word' },
      { text: ']}', part: 'plain' },
    ])
  })

  it('loses no character of what is cut short', () => {
    const text = '{"a":"b","c":[1,2,"unfini'
    expect(
      colourJson(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})

describe('MessagePack', () => {
  it.each([
    ['82 a2 69 64 07 a2 6f 6b c3', { id: 7, ok: true }],
    ['93 01 ff c0', [1, -1, null]],
    ['cd 01 00', 256],
    ['d1 ff 00', -256],
    ['cb 3f f8 00 00 00 00 00 00', 1.5],
    ['cf ff ff ff ff ff ff ff ff', 18446744073709551615n],
    ['c4 02 00 ff', Uint8Array.of(0, 255)],
    ['d9 03 61 62 63', 'abc'],
    ['dc 00 01 05', [5]],
    ['de 00 01 a1 61 c2', { a: false }],
    ['d4 05 09', { extension: 5, bytes: Uint8Array.of(9) }],
  ])('reads %s', (hex, value) => {
    expect(decodeMessagePack(bytesOf(hex))).toEqual(value)
  })

  it.each(['', '82 a1 61', 'c1', '01 01', 'd9 05 61', '91'.repeat(100)])('refuses %s', (hex) => {
    expect(() => decodeMessagePack(bytesOf(hex))).toThrow()
  })
})

describe('CBOR', () => {
  // RFC 8949, appendix A.
  it.each([
    ['00', 0],
    ['18 64', 100],
    ['1b 00 00 00 e8 d4 a5 10 00', 1_000_000_000_000],
    ['20', -1],
    ['3b ff ff ff ff ff ff ff ff', -18446744073709551616n],
    ['f9 3c 00', 1],
    ['f9 7c 00', Infinity],
    ['f9 00 01', 2 ** -24],
    ['fb 3f f1 99 99 99 99 99 9a', 1.1],
    ['f4', false],
    ['f6', null],
    ['44 01 02 03 04', Uint8Array.of(1, 2, 3, 4)],
    ['64 49 45 54 46', 'IETF'],
    ['83 01 82 02 03 82 04 05', [1, [2, 3], [4, 5]]],
    ['a2 61 61 01 61 62 82 02 03', { a: 1, b: [2, 3] }],
    ['5f 42 01 02 43 03 04 05 ff', Uint8Array.of(1, 2, 3, 4, 5)],
    ['7f 65 73 74 72 65 61 64 6d 69 6e 67 ff', 'streaming'],
    ['9f 01 82 02 03 ff', [1, [2, 3]]],
    ['bf 61 61 01 ff', { a: 1 }],
    ['c1 1a 51 4b 67 b0', { tag: 1, value: 1_363_896_240 }],
  ])('reads %s', (hex, value) => {
    expect(decodeCbor(bytesOf(hex))).toEqual(value)
  })

  it.each(['', '82 01', 'ff', '1c', '00 00', '81'.repeat(100)])('refuses %s', (hex) => {
    expect(() => decodeCbor(bytesOf(hex))).toThrow()
  })
})

describe('a message', () => {
  const namesOf = (data: Parameters<typeof readingsOf>[0]) =>
    readingsOf(data).map(({ name }) => name)

  it.each([
    ['hello', ['text', 'hex']],
    ['{"a":1}', ['json', 'text', 'hex']],
    ['{"a":', ['text', 'hex']],
    ['7', ['text', 'hex']],
    ['', ['text', 'hex']],
  ])('of the text %j can be read as %j', (text, names) => {
    expect(namesOf(text)).toEqual(names)
  })

  it.each([
    ['', ['hex']],
    ['68 69', ['utf8', 'hex']],
    ['ff fe', ['hex']],
    ['7b 7d', ['json', 'utf8', 'hex']],
    ['82 a2 69 64 07 a2 6f 6b c3', ['messagepack', 'hex']],
    ['a1 61 61 01', ['cbor', 'hex']],
    ['89 50 4e 47', ['image', 'hex']],
  ])('of the bytes %j can be read as %j', (hex, names) => {
    expect(namesOf(bytesOf(hex))).toEqual(names)
  })

  it.each([
    ['ff d8 ff e0', 'image/jpeg'],
    ['47 49 46 38', 'image/gif'],
    ['52 49 46 46 00 00 00 00 57 45 42 50', 'image/webp'],
    ['68 69', null],
  ])('that begins with %s is %s', (hex, type) => {
    expect(imageType(bytesOf(hex))).toBe(type)
  })
})

describe('a difference', () => {
  it('is word by word in one line', () => {
    expect(differenceOf('one two three', 'one 2 three')).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: '2' },
      { kind: 'same', text: ' three' },
    ])
  })

  it('is line by line in several', () => {
    expect(differenceOf('a\nb\nc', 'a\nc')).toEqual([
      { kind: 'same', text: 'a\n' },
      { kind: 'removed', text: 'b\n' },
      { kind: 'same', text: 'c' },
    ])
  })

  it.each([
    ['', ''],
    ['same', 'same'],
    ['', 'new'],
    ['x\n'.repeat(3000), 'y\n'.repeat(3000)],
  ])('puts both together again', (before, after) => {
    const changes = differenceOf(before, after)
    const joined = (left: string) =>
      changes
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('')
    expect([joined('added'), joined('removed')]).toEqual([before, after])
  })
})

describe('a placeholder', () => {
  it('is filled with the number, the time and an id', () => {
    const filled = fillPlaceholders('{{n}} {{now}} {{uuid}}', 7)
    expect(filled).toMatch(
      /^7 \d{4}-\d\d-\d\dT[\d:.]+Z [\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
  })

  it('stays as it is when it has no meaning', () => {
    expect(fillPlaceholders('{{other}} {n}', 1)).toBe('{{other}} {n}')
  })
})
