/** Longest address mail programs take on every system; Windows stops at 2,083. */
const LONGEST = 2000

/**
 * Address of a draft without recipient in the person's own mail program: nothing leaves the machine. A text that is too
 * long for an address is cut at a paragraph; the copy button always gives the whole.
 */
export function mailDraft(subject: string, text: string): string {
  const address = (body: string) => `mailto:?subject=${encode(subject)}&body=${encode(body)}`
  const paragraphs = text.split('\n\n')
  while (paragraphs.length > 1 && address(paragraphs.join('\n\n')).length > LONGEST) paragraphs.pop()
  return address(paragraphs.join('\n\n'))
}

/** Mail wants CRLF between lines (RFC 6068), and takes an apostrophe better encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll('\n', '\r\n')).replaceAll("'", '%27')
}
