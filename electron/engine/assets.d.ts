/** Files that the build inlines as text or data URI. */
declare module '*?inline' {
  const content: string
  export default content
}
