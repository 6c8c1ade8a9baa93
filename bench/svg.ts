// The few parts of SVG that the chart is made of.

export interface SvgDocument {
  width: number
  height: number
  /** For whoever does not see it: a name, and what it shows. */
  title: string
  description: string
  /** A style sheet for the classes of the content. */
  style: string
  content: readonly string[]
}

export function svgDocument(document: SvgDocument): string {
  const { width, height, title, description, style, content } = document
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeText(title)}</title>`,
    `<desc id="desc">${escapeText(description)}</desc>`,
    `<style>${style}\n</style>`,
    ...content,
    '</svg>\n',
  ].join('\n')
}

/** Text at a point of its base line: where it begins, or with an anchor where it ends. */
export function text(
  x: number,
  y: number,
  content: string,
  options: { class?: string; anchor?: 'end' } = {},
): string {
  const kind = options.class ? ` class="${options.class}"` : ''
  const anchor = options.anchor ? ` text-anchor="${options.anchor}"` : ''
  return `<text${kind}${anchor} x="${round(x)}" y="${y}">${escapeText(content)}</text>`
}

export function rectangle(
  kind: string,
  box: { x: number; y: number; width: number; height: number },
): string {
  const { x, y, width, height } = box
  return `<rect class="${kind}" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}"/>`
}

export function verticalLine(kind: string, x: number, top: number, bottom: number): string {
  return `<path class="${kind}" d="M${round(x)} ${top}V${bottom}"/>`
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

function escapeText(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
