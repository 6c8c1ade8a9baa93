// Light, dark, or as the system says: the style sheets follow `color-scheme`.

const themes = /** @type {const} */ (['auto', 'light', 'dark'])

/** @typedef {typeof themes[number]} Theme */

/** @type {(value: unknown) => Theme} */
export const themeOf = (value) => themes.find((theme) => theme === value) ?? 'auto'

/** @type {(theme: Theme) => Theme} */
export const nextTheme = (theme) => themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'
