/** The tab of `/audience` without `tab` in the address. */
const FIRST_TAB = 'matrix'

/** Address of a tab of Publics; the filter bar is carried by the link itself. */
export const audienceTabAddress = (id: string): string => (id === FIRST_TAB ? '/audience' : `/audience?tab=${id}`)
