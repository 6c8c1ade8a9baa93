// The changelog at a release: what is listed as not released yet becomes the version.

const HEADING = '## [Unreleased]\n'

/**
 * The changelog with the version, and an empty heading for the next one above it.
 *
 * @throws Error when nothing is listed as not released
 */
export function releaseIn(changelog: string, version: string, date: string): string {
  const begin = changelog.indexOf(HEADING)
  if (begin < 0) throw new Error(`CHANGELOG.md has no heading ${HEADING.trim()}`)
  const behind = changelog.slice(begin + HEADING.length)
  const next = behind.indexOf('\n## [')
  const listed = next < 0 ? behind : behind.slice(0, next)
  if (!/^- /m.test(listed)) throw new Error('CHANGELOG.md lists nothing as not released')
  return `${changelog.slice(0, begin)}${HEADING}\n## [${version}] - ${date}\n${behind}`
}
