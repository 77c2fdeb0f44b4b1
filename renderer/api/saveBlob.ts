/** Hands a file to the browser's own "save" (in the desktop window too: it is the same engine). */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
