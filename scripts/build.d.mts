/** Folder of the project. */
export const ROOT: string
/** Builds main, preload and renderer when something is missing or a source has changed since. */
export function ensureBuilt(): void
