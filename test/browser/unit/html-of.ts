// A template of lit-html as the HTML that it stands for, so that views are tested without a browser.

interface Template {
  strings: readonly string[]
  values: unknown[]
}

function isTemplate(value: object): value is Template {
  return 'strings' in value && 'values' in value
}

/** What is listened to and what is set on the element is left out; a false attribute too. */
export function htmlOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'symbol') return ''
  if (Array.isArray(value)) return value.map(htmlOf).join('')
  if (typeof value !== 'object') return escapeHtml(String(value))
  if (isTemplate(value)) {
    return value.strings.map((part, at) => join(part, value.values[at])).join('')
  }
  // A directive: `repeat(items, key, template)`, or `live(value)`.
  const { values = [] } = value as { values?: unknown[] }
  const [items, , template] = values
  if (Array.isArray(items) && typeof template === 'function')
    return htmlOf(items.map((each, at) => template(each, at)))
  return htmlOf(items)
}

function join(part: string, value: unknown): string {
  const [, sign = '', name = ''] = /\s([@.?])([\w-]+)="?$/.exec(part) ?? []
  if (!sign) return part + htmlOf(value)
  const before = part.replace(/\s[@.?][\w-]+="?$/, '')
  return sign === '?' && value ? `${before} ${name}` : before
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
