/** French "1er" with its letters raised; other text as it is. For text that holds dates. */
export function Raised({ children }: { readonly children: string }) {
  const parts = children.split(/(?<=(?:^|\D)1)(er)(?=\s)/)
  return <>{parts.map((part, index) => (index % 2 === 1 ? <sup key={index}>{part}</sup> : part))}</>
}
